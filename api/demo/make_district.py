"""Makes the files of the fictional district anew: `python -m api.demo.make_district`.

The files are kept beside this module and shipped; a test compares them with what this makes.
"""

import sys
from pathlib import Path

from api.demo.making.dice import Dice
from api.demo.making.dirt import TWICE
from api.demo.making.district import SEED, District, district
from api.demo.making.headings import (
    CHINESE_HEADINGS,
    CODE_HEADINGS,
    DETERMINATION_HEADINGS,
    EXTRACT_HEADINGS,
    PENALTY_CODES,
    PENALTY_HEADINGS,
    SHEETS,
)
from api.demo.making.paper_tables import determination, extract, penalty
from api.demo.making.registry_tables import tables
from api.demo.making.writing import write_csv, write_workbook

FILES = Path(__file__).parent / "files"
_BOM, _GB = "utf-8-sig", "gb18030"


def make(folder: Path) -> None:
    made = district()
    folder.mkdir(parents=True, exist_ok=True)
    _registry_2025(folder / "registry-2025-12", made)
    _registry_2026(folder / "registry-2026-06.xlsx", made)
    rows = extract(Dice(SEED), made.extract)
    write_csv(folder / "extract-2026-06.csv", EXTRACT_HEADINGS, rows, _GB)
    _papers(folder, made)


def _registry_2025(folder: Path, made: District) -> None:
    for name, rows in tables(made.registry_2025).items():
        again = [rows[TWICE]] if name == "base" else []
        write_csv(folder / f"{name}.csv", CODE_HEADINGS[name], [*rows, *again], _BOM)


def _registry_2026(path: Path, made: District) -> None:
    sheets = {
        SHEETS[name]: (CHINESE_HEADINGS[name], rows)
        for name, rows in tables(made.registry_2026).items()
    }
    write_workbook(path, sheets)


def _papers(folder: Path, made: District) -> None:
    may, june = ([penalty(p) for p in papers] for papers in (made.part.may, made.part.june))
    found = [determination(d) for d in made.part.determinations]
    write_csv(folder / "penalties-2026-05.csv", PENALTY_HEADINGS, may, _GB)
    write_workbook(folder / "penalties-2026-06.xlsx", {"行政处罚": (PENALTY_CODES, june)})
    write_csv(folder / "determinations-2026-06.csv", DETERMINATION_HEADINGS, found, _BOM)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES)
