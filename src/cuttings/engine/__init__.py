"""How pure functions over record batches are run: two verbs, any engine. The functions import no engine."""
