from firsthand.increment.aliases import aliases
from firsthand.model.dossier import Dossier
from firsthand.model.story import Story


def story(name, *documents):
    return Story(id=name, title="", documents=documents)


def told(old, new):
    return {a.old: (a.new, a.reason) for a in aliases(Dossier(stories=old), Dossier(stories=new))}


def test_a_group_that_grew_is_the_one_that_has_its_members():
    found = told((story("s-b", "b", "c"),), (story("s-a", "a", "b", "c"),))
    assert found == {"s-b": ("s-a", "All of its 2 members are in this one of the stories now.")}


def test_a_group_that_was_split_is_the_larger_part_and_of_equals_the_first():
    old = (story("s-0", "a", "b", "c"), story("s-1", "x", "y"))
    new = (story("s-a", "a"), story("s-b", "b", "c"), story("s-x", "x"), story("s-y", "y"))
    found = told(old, new)
    assert found["s-0"] == ("s-b", "2 of its 3 members are in this one of the stories now.")
    assert found["s-1"][0] == "s-x"


def test_a_group_that_keeps_its_id_or_is_gone_has_none():
    assert told((story("s-a", "a"), story("s-b", "b")), (story("s-a", "a", "c"),)) == {}
