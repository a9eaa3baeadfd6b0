"""From findings to entries: who is who, which texts are copies, which reports tell of one event, where they differ.

Pure functions of the set of clippings, their findings and people's decisions: no disk, clock, network or chance.
"""
