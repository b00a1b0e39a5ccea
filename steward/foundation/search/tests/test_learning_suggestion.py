import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from steward.foundation.search.learning import fit, read

TEXTS = {
    "漏水": ["廁所天花板漏水", "水管爆裂大廳漏水", "樓上漏水到客廳", "廚房水管滲水", "浴室滲水到樓下", "天台漏水"],
    "噪音": ["樓上半夜噪音", "裝修噪音太大", "鄰居唱歌很吵", "狗吠噪音", "半夜打鼓很吵", "地盤噪音"],
    "電梯": ["電梯困人", "電梯門關不上", "三號電梯停了", "電梯異響", "電梯按鈕失靈", "電梯抖動"],
}


@pytest.fixture(scope="module")
def model():
    pairs = [(text, label) for label, texts in TEXTS.items() for text in texts]
    return fit([text for text, _label in pairs], [label for _text, label in pairs])


@pytest.mark.parametrize(
    ("text", "label"), [("天花板又漏水了", "漏水"), ("五樓很吵", "噪音"), ("电梯坏了", "電梯"), ("渗水", "漏水")]
)
def test_the_label_of_a_text_is_suggested_first(model, text, label):
    assert model.suggest(text)[0].label == label


def test_probabilities_add_up_and_fall(model):
    suggested = model.suggest("電梯漏水", k=3)

    assert sum(s.probability for s in suggested) == pytest.approx(1)
    assert [s.probability for s in suggested] == sorted((s.probability for s in suggested), reverse=True)
    assert len(model.suggest("電梯漏水", k=2)) == 2


def test_nothing_is_suggested_for_words_never_met(model):
    assert model.suggest("xyz") == []
    assert model.suggest("") == []


def test_the_same_texts_give_the_same_model(model):
    pairs = [(text, label) for label, texts in TEXTS.items() for text in texts]

    assert fit([text for text, _l in pairs], [label for _t, label in pairs]).dump() == model.dump()


def test_a_model_survives_being_kept(model):
    kept = read(model.dump())

    for text in ("漏水", "很吵", "電梯門"):
        before, after = model.suggest(text), kept.suggest(text)
        assert [s.label for s in before] == [s.label for s in after]
        assert [s.probability for s in after] == pytest.approx([s.probability for s in before], abs=1e-3)


def test_words_that_name_the_labels_are_a_start():
    model = fit([], [], seeds={"停車": ["車位", "停車場", "道閘"], "綠化": ["樹木", "草坪", "花槽"]})

    assert model.suggest("我的車位被佔用")[0].label == "停車"
    assert model.suggest("花槽裡的樹木倒了")[0].label == "綠化"


def test_a_correction_is_learned_at_once_and_a_new_label_too(model):
    model = read(model.dump())

    for _time in range(6):
        model.learn("天台漏水", "電梯")
        model.learn("狗吠很吵", "寵物")

    assert model.suggest("天台漏水")[0].label == "電梯"
    assert model.suggest("狗吠很吵")[0].label == "寵物"


def test_one_label_alone_and_no_text_at_all_are_no_error():
    assert fit([], []).suggest("漏水") == []
    assert fit(["漏水"], ["漏水"]).suggest("漏水")[0].label == "漏水"


def test_a_model_of_another_form_is_refused(monkeypatch, model):
    monkeypatch.setattr("steward.foundation.search.learning.suggestion.FORM", 2)
    dumped = model.dump()
    monkeypatch.undo()

    with pytest.raises(ValueError, match="form 2"):
        read(dumped)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.sampled_from("甲乙丙")), max_size=12), st.text(max_size=40))
def test_any_texts_can_be_learned_and_asked(pairs, text):
    model = fit([said for said, _label in pairs], [label for _said, label in pairs])
    model.learn(text, "丁")

    assert sum(s.probability for s in model.suggest(text, k=9)) <= 1.000001
    assert read(model.dump()).labels == model.labels
