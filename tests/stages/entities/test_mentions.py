import pytest

STRAIT = (
    "Velmar on Tuesday denied that it had moved missiles to the Orrin coast, hours after Secretary of State Ada Quillan "
    "warned the Velmarian government of serious consequences.\n\n"
    "“We have moved nothing,” foreign ministry spokeswoman Ilse Marrow told reporters in Tessick, the Velmarian capital. "
    "She said the pictures were old.\n\n"
    "Velmar’s president, Edo Varr, who is expected to visit Ostrey next month, did not comment. His office said he would "
    "speak on Thursday. Defence Minister Jory Pell called the report a fairy tale.\n\n"
    "Orsan officials said Tessick had asked Karsk for help. The Karskian embassy did not respond.\n\n"
    "Dr. Maren Holt, director of the Institute for Coastal Studies, said the photographs were taken in March. "
    "“He has lied before,” Holt said of Varr.\n\n"
    "Quillan said the United States would not stand idly by. The secretary also called Orsan Prime Minister Tomas Birrin "
    "and told him that Washington was watching.\n\n"
    "A senior Orsan official, who asked not to be named, told the Harbour Courier that the talks would go on. "
    "The official said a second round was planned."
)


@pytest.fixture(scope="module")
def strait(clusters):
    return clusters(STRAIT)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        pytest.param("Ada Quillan", ["Ada Quillan", "Quillan", "The secretary"], id="surname and title"),
        pytest.param("Ilse Marrow", ["Ilse Marrow", "She"], id="pronoun after a quotation"),
        pytest.param("Edo Varr", ["Edo Varr", "His", "he", "Varr"], id="office that comes first"),
        pytest.param("Maren Holt", ["Maren Holt", "Holt"], id="honorific"),
        pytest.param("Tomas Birrin", ["Tomas Birrin", "him"], id="object pronoun is not its own subject"),
        pytest.param("senior Orsan official", ["A senior Orsan official", "The official"], id="never named"),
        pytest.param("United States", ["United States", "Washington"], id="capital stands for a government"),
        pytest.param("Karsk", ["Karsk", "Karskian"], id="invented adjective"),
    ],
)
def test_forms_of_one_thing_are_put_together(strait, name, forms):
    assert strait[name] == forms


def test_an_invented_capital_is_a_government_when_it_acts_and_a_place_when_one_is_in_it(strait):
    assert "Tessick" in strait["Velmar"]
    assert strait["Tessick"] == ["Tessick"]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("Harbour Minister Orla Tamsin resigned.", "Orla Tamsin", "Harbour Minister"),
        ("French President Luc Armand left Lisbon.", "Luc Armand", "French President"),
        ("Hale Birrin, president of the Council on Coastal Trade, agreed.", "Hale Birrin", "president of the Council on Coastal Trade"),
        ("Ruel Ostrander, a Velmarian foreign ministry spokesman, said no.", "Ruel Ostrander", "Velmarian foreign ministry spokesman"),
        ("He met State Councilor and Foreign Minister Jun Harra on Friday.", "Jun Harra", "State Councilor and Foreign Minister"),
        ("She spoke to President Edo Varr’s spokesman Dace Mirren.", "Dace Mirren", "President Edo Varr’s spokesman"),
        ("The union’s top envoy in Asia, Nils Kvarn, warned them.", "Nils Kvarn", "union’s top envoy in Asia"),
    ],
)  # fmt: skip
def test_a_person_has_the_role_that_the_text_gives(read, text, person, role):
    _, found = read(text)
    assert [(m.name, m.role) for m in found if m.name == person][:1] == [(person, role)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Beijing said the offer came too late.", "government"),
        ("The delegation arrived in Beijing on Friday.", "place"),
        ("They sent arms to Moscow’s enemies.", "government"),
        ("His visit to Moscow ended early.", "place"),
        ("The Kremlin rejected it.", "government"),
        ("China has denied the report.", "government"),
        ("The factory stands in China.", "place"),
    ],
)
def test_countries_and_capitals_act_or_lie(read, text, kind):
    page, found = read(text)
    kinds = {page.words(m.span): m.entity_kind for m in found}
    assert [kinds[word] for word in ("Beijing", "Moscow", "Kremlin", "China") if word in kinds] == [kind]


def test_a_name_printed_twice_without_a_space_is_one_name(read):
    page, found = read("The report came as U.S.U.S. envoys left.")
    assert next((page.words(m.span), m.name) for m in found) == ("U.S.U.S.", "United States")


def test_a_pronoun_in_the_middle_of_a_paragraph_without_persons_stays_open(read):
    _, found = read(
        "Ned Corran spoke.\n\nVelmar has not condemned it. But Velmar abstained. He also called for peace."
    )
    assert [m.kind for m in found if m.name == "Ned Corran"] == ["name"]


def test_he_said_never_means_somebody_who_is_only_quoted_about(read):
    _, found = read("Hale Birrin disagreed. “Edo Varr is a danger to all of us,” he said.")
    (pronoun,) = [m for m in found if m.kind == "pronoun"]
    assert pronoun.name == "Hale Birrin"


def test_mentions_stand_in_text_order_and_reproduce_their_text(read):
    page, found = read(STRAIT)
    assert [m.span for m in found] == sorted(m.span for m in found)
    assert all(page.words(m.span).strip() == page.words(m.span) for m in found)


def test_an_empty_document_mentions_nothing(read):
    assert read("The rain went on.")[1] == ()
