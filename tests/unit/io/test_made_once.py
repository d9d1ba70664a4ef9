"""What checks the rows of a register is made once, before what checks the register is made of it."""

import subprocess
import sys

PROGRAM = """
from communitygov.io.read import loads
from communitygov.model.register import Register
from communitygov.model.place import Place
from communitygov.model.share import Share

made = [noun.__name__ for noun in (Register, Place, Share) if noun.__pydantic_complete__]
loads("as_of: 2020-02-10")
print(made, *(noun.__name__ for noun in (Register, Place, Share) if noun.__pydantic_complete__))
"""


def test_rows_come_before_the_register():
    """
    Importing makes nothing; the first document makes the parts before the whole, which then takes them as they are.
    """
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)

    assert "[] Register Place Share\n" == ran.stdout
