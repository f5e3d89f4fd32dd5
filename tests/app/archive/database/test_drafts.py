from app.archive.verify import verify
from tests.app.archive.factory import Place


def test_a_draft_outlives_closing_and_is_no_entry(place: Place) -> None:
    with place.create() as archive:
        head = archive.head()
        archive.drafts.save("case", "reception", '{"name": "张"}')
        archive.drafts.save("case", "reception", '{"name": "张三"}')
        archive.drafts.save("case", "fees", "{}")
        assert archive.head() == head
    with place.open() as archive:
        assert archive.drafts.load("case", "reception") == '{"name": "张三"}'
        assert archive.drafts.load("another", "reception") is None
        archive.drafts.clear("case", "reception")
        assert archive.drafts.load("case", "reception") is None
        assert archive.drafts.load("case", "fees") == "{}"
        assert verify(archive).problems == ()
