import pytest
from markdown import markdown
from markdown.extensions.tables import TableExtension

from macros.markdown_extensions.glossary_terms import Tooltips, meaning
from macros.markdown_extensions.table_align import Columns
from macros.models.reference_data import Term


def shown(text: str, **terms: str) -> str:
    extension = Tooltips()
    extension.terms = {name: Term(term=name, means=means) for name, means in terms.items()}
    return markdown(text, extensions=[extension])


def test_the_first_of_a_word_is_explained() -> None:
    html = shown("A BATNA helps. My BATNA *too*.", BATNA="What you do instead.")
    assert html == (
        '<p>A <abbr title="What you do instead.">BATNA</abbr> helps. My BATNA <em>too</em>.</p>'
    )


def test_headings_links_and_code_are_left_alone() -> None:
    html = shown("# BATNA\n\n[BATNA](x.md) and `BATNA`\n\n* a **BATNA**", BATNA="It.")
    assert html.count("<abbr") == 1
    assert '<strong><abbr title="It.">BATNA</abbr></strong>' in html


def test_every_word_is_explained_also_a_small_one() -> None:
    assert '<abbr title="A row of bushes.">hedgerow</abbr>' in shown(
        "The hedgerow grows.", hedgerow="A row of bushes."
    )


def test_a_word_that_is_also_an_everyday_one_is_left_alone() -> None:
    extension = Tooltips()
    extension.terms = {"take": Term(term="take", means="One filling-in.", everyday=True)}
    assert "<abbr" not in markdown("They take it.", extensions=[extension])


def test_the_longer_term_wins_and_words_around_it_stay() -> None:
    terms = {"walk-away point": "A.", "walk-away": "B."}
    html = shown("At the walk-away point, walk-away.", **terms)
    assert html == (
        '<p>At the <abbr title="A.">walk-away point</abbr>, <abbr title="B.">walk-away</abbr>.</p>'
    )


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("hedgerow", "hedgerows"),
        ("hedgerow", "Hedgerow’s"),
        ("party", "parties"),
        ("hedge", "hedges"),
        ("box", "boxes"),
        ("walk-away point", "walk-away points"),
        ("walk-away point", "walk-away\npoint"),
        ("point de retrait", "points de retrait"),
        ("enjeu", "enjeux"),
        ("signal", "signaux"),
        ("accord-cadre", "L’accord-cadre"),
        ("règle d’or", "règle d'or"),
        ("C++", "C++"),
    ],
)
def test_a_word_is_known_in_its_forms(term: str, written: str) -> None:
    """In both languages of the course; also where a line ends within it."""
    assert shown(f"Here {written} stands.", **{term: "It."}).count('<abbr title="It.">') == 1


@pytest.mark.parametrize("written", ["hedgerowed", "overhedge", "partying", "hedge-hog"])
def test_a_longer_word_is_another_one(written: str) -> None:
    terms = {"hedgerow": "A.", "hedge": "B.", "party": "C."}
    assert ("<abbr" in shown(f"Here {written} stands.", **terms)) == (written == "hedge-hog")


def test_words_between_other_elements_keep_their_place() -> None:
    html = shown("A *b* zone *c* and batna `d` zone batna.", zone="Z.", batna="B.")
    assert html == (
        '<p>A <em>b</em> <abbr title="Z.">zone</abbr> <em>c</em> and <abbr title="B.">batna</abbr> '
        "<code>d</code> zone batna.</p>"
    )


def test_several_words_of_one_text_stand_in_its_order() -> None:
    html = shown("zone, batna, zone; *zone batna* take", zone="Z.", batna="B.", take="T.")
    assert html == (
        '<p><abbr title="Z.">zone</abbr>, <abbr title="B.">batna</abbr>, zone; '
        '<em>zone batna</em> <abbr title="T.">take</abbr></p>'
    )


@pytest.mark.parametrize(
    "written", ["| zone |\n|---|\n| a |", "###### zone", "    zone", "[*zone*](x)"]
)
def test_heads_headings_code_and_links_are_left_alone(written: str) -> None:
    extension = Tooltips()
    extension.terms = {"zone": Term(term="zone", means="Z.")}
    html = markdown(written, extensions=["tables", "md_in_html", extension])
    assert 'title="Z."' not in html


def test_a_short_form_is_explained_with_what_it_stands_for() -> None:
    assert meaning(Term(term="B", full="Best *one*", means="It `is`.")) == "Best one: It is."
    assert meaning(Term(term="B", means="It is.")) == "It is."


def test_cells_say_their_alignment_by_class() -> None:
    table = "| a | b | c |\n|:--|--:|---|\n| 1 | 2 | 3 |"
    plain = [TableExtension(use_align_attribute=True), Columns()]
    rows = markdown(table, extensions=plain)
    assert rows.count('<th class="cg-left">') == rows.count('<td class="cg-right">') == 1
    assert "align" not in rows and "<td>3</td>" in rows
