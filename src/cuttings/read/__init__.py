"""Read one clipping: what it says, with exact words. Pure: no disk, clock or network; knows no other clipping."""
