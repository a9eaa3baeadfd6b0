"""What is kept: append-only ledgers and raw bytes (the truth), and a database derived from them (deletable)."""
