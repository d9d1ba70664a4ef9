"""`sketch`: a community drawn as text."""

from communitygov.model.register import Register
from communitygov.testing.assemble import assemble
from communitygov.testing.drawing import Drawing
from communitygov.testing.lines import lines_of


def sketch(text: str) -> Register:
    """Make a register from a drawing.

    A drawing says what a document says, one thing on a line. Places lie where they are indented; homes follow a
    colon. Everything else stands at the left edge, in any order; only the seats of a team stand indented below it::

        community C
          grid G1
            micro_grid M1
              building B1: H1a H1b
            shop S1
        zone old-1 (old_grid): B1
        post steward-M1 building_steward at M1 held by P1 on 08:00-20:00
        post leader-G1 grid_leader at G1 held by unnamed
        team response-G1 (seed_1_3) at G1 in emergency
          seat grid_leader held by post:leader-G1
          seat public_health_liaison vacant
        duty sweep: household, at micro_grid
        every building_steward leads sweep
        response-G1 leads everything
        exempt B1 from sweep until 2020-03-01 because nobody lives there

    The forms in `communitygov.testing.forms` are all that can be said; the manual shows them as a table. Ids are kept
    as drawn. Those who hold posts are listed as people, and hours after ``on`` become a shift. A place drawn again
    below another lies in both. A bare id in ``P0-desk leads everything`` means what is drawn with it: post, team,
    organisation or person; written ``post:P0-desk`` it may point at nothing. What a form has no words for stands at
    the end in braces, as a document writes it: ``building B7 {name: 7号楼}``; and a row can be written out whole:
    ``place {id: B7, level: blok}``. ``#`` begins a remark.

    Raises
    ------
    BadQuestion
        When the drawing cannot be read. It names the line and says how such a line is drawn.
    """
    drawing = Drawing()
    for line in lines_of(text):
        drawing.read(line)
    return assemble(drawing)
