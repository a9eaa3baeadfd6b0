"""The command line: parse what is typed, call the pipeline or ask, print. No rule of the product lives here."""
