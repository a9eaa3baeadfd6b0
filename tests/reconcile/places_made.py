"""A gazetteer of invented places, in the lines of the real one."""

PLACES = "".join(
    sorted(
        "\t".join(row.split(" | ")) + "\n"
        for row in (
            "harrow | city | 11 | Harrow | MZ | Low Fen | -11.60 | 41.95 | 40000 | 1 | 0",
            "harrow | city | 12 | Harrow | QQ | East | 50.10 | 8.60 | 90000 | 1 | 0",
            "low fen | region | MZ.Low Fen | Low Fen | MZ | Low Fen | -11.55 | 41.80 | 900000 | 1 | 0",
            "marenza | country | MZ | Marenza | MZ |  |  |  | 4000000 | 1 | 0",
            "marenza | city | 13 | Marenza | QQ | East | 50.40 | 8.90 | 3000000 | 1 | 0",
            "mirador | city | 14 | Mirador | QQ | West | 49.00 | 7.00 | 7000 | 1 | 0",
            "port vale | city | 15 | Port Vale | MZ | Low Fen | -11.85 | 41.60 | 300000 | 1 | 0",
            "puerto valle | city | 15 | Port Vale | MZ | Low Fen | -11.85 | 41.60 | 300000 | 0 | 0",
            "quillem | city | 16 | Quillem | QQ | East | 50.00 | 8.00 | 500000 | 1 | 1",
            "quillem | region | QQ.Quillem | Quillem | QQ | Quillem | 53.00 | 9.00 | 2000000 | 1 | 0",
            "twin ford | city | 17 | Twin Ford | MZ | Low Fen | -10.00 | 42.00 | 200000 | 1 | 0",
            "twin ford | city | 18 | Twin Ford | QQ | East | 50.00 | 9.00 | 210000 | 1 | 0",
        )
    )
).encode()
