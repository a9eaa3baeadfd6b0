"""Word tables, codes and small gazetteers: data that a non-programmer can correct. A language is a folder of tables."""
