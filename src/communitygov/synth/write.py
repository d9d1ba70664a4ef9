"""Writing what is made: documents, or CSV or Parquet tables in a folder for each county, and the key beside it.

All is written into a folder beside the target, which takes its name when it is whole.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from communitygov.base.errors import BadQuestion
from communitygov.base.memory import about_to_take
from communitygov.io.whole_folder import whole_folder
from communitygov.io.write import write as write_document
from communitygov.model.register import Register
from communitygov.synth.columns import Tables
from communitygov.synth.county import CountyTables
from communitygov.synth.csv_out import CsvFile
from communitygov.synth.needed import needed_to_make
from communitygov.synth.parquet_out import ParquetFile, need_pyarrow

if TYPE_CHECKING:
    from communitygov.synth.made import Made

File: TypeAlias = type[CsvFile] | type[ParquetFile]

FORMATS: Final = ("documents", "csv", "parquet")
DOCUMENT: Final = "register.yaml"
COMMON: Final = "00-common"
"""The folder of the tables that counties share; it stands before theirs, which are called by their codes."""


def write(made: "Made", folder: str | os.PathLike[str], format: str) -> None:  # noqa: A002  # the word of the option
    """Write everything; what was made so far is taken away again where it cannot be finished.

    Raises
    ------
    BadQuestion
        When there is no such format, the folder is there and not empty, it cannot be written, or documents are asked
        for above a district.
    MissingExtra
        When Parquet is asked for and pyarrow is not there.
    NotEnoughMemory
        When its largest county, and what is kept of all, cannot fit.
    """
    if format not in FORMATS:
        raise BadQuestion.no_such("format", "格式", format, FORMATS)
    if format == "documents":
        made.check_few()
    if format == "parquet":
        need_pyarrow()
    about_to_take("synth", needed_to_make(made))
    target = Path(folder)
    try:
        with whole_folder(target) as beside:
            _write_all(made, beside, format)
    except OSError as exc:
        raise BadQuestion(f"{target}: {exc.strerror}", f"{target}：{exc.strerror}") from exc


def _write_all(made: "Made", folder: Path, form: str) -> None:
    home = folder / "register"
    home.mkdir()
    file: File = ParquetFile if form == "parquet" else CsvFile
    key, controls = file(folder / f"key{file.ENDING}"), file(folder / f"controls{file.ENDING}")
    if form == "documents":
        county = next(made.counties())
        write_document(made.register(), home / DOCUMENT)
        _add_key(key, controls, county)
    else:
        write_document(Register.model_validate(made.document()), home / DOCUMENT)
        _write_tables(made.common(), home / COMMON, file)
        for county in made.counties():
            _write_tables(county.tables, home / county.code, file)
            _add_key(key, controls, county)
    key.close()
    controls.close()


def _write_tables(tables: Tables, folder: Path, file: File) -> None:
    folder.mkdir()
    for section, table in tables.items():
        opened = file(folder / f"{section}{file.ENDING}")
        opened.add(table)
        opened.close()


def _add_key(key: CsvFile | ParquetFile, controls: CsvFile | ParquetFile, county: CountyTables) -> None:
    key.add(county.key)
    controls.add(county.controls)
