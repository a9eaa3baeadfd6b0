"""The data: spans, ids, dates, clippings, findings, entries, judgements. Knows no other room."""
