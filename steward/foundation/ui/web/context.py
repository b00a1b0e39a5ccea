"""What every page of the shell knows, worked out only when a template asks for it."""

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from steward.foundation.ui.navigation import Way, address, ways
from steward.foundation.ui.phone_words import PHONE_WORDS
from steward.foundation.ui.script_words import SCRIPT_WORDS

THEMES = ("light", "dark", "auto")
THEME_COOKIE = "steward_theme"
UNREAD_SHOWN = 99


class Shell:
    """The frame around a page: language, theme, office, ways, counts. Each part is asked for at most once."""

    def __init__(self, request):
        self.request = request
        self.languages = settings.LANGUAGES

    @cached_property
    def now(self):
        """The moment of this page; every clock on it is drawn for the same moment."""
        return timezone.now()

    @cached_property
    def language(self) -> str:
        """The language code of the page."""
        return get_language() or settings.LANGUAGE_CODE

    @cached_property
    def html_lang(self) -> str:
        """The value of the html element's lang attribute."""
        return {"zh-hant": "zh-Hant", "zh-hans": "zh-Hans"}.get(self.language, self.language)

    @cached_property
    def theme(self) -> str:
        """light, dark or auto: kept on the device, not with the person."""
        chosen = self.request.COOKIES.get(THEME_COOKIE, "auto")
        return chosen if chosen in THEMES else "auto"

    @cached_property
    def here(self) -> str:
        """The address to come back to after a switch; reading pages only."""
        return self.request.get_full_path() if self.request.method == "GET" else "/"

    @cached_property
    def who(self) -> str:
        """Under whose name the device keeps drafts."""
        user = getattr(self.request, "user", None)
        return str(user.pk) if user is not None and user.is_authenticated else "visitor"

    @cached_property
    def receipts_url(self) -> str:
        """Where a script asks whether a message was carried out."""
        return address("offline:receipt")

    @cached_property
    def script_words(self) -> dict[str, str]:
        """What scripts say, in the language of the page."""
        return {key: str(words) for key, words in SCRIPT_WORDS.items()}

    @cached_property
    def phone_words(self) -> dict[str, str]:
        """What the screens of the phone say besides; only the phone's own page asks for it."""
        return {key: str(words) for key, words in PHONE_WORDS.items()}

    @cached_property
    def office(self):
        """The office that the person works in now, or None."""
        return getattr(self.request, "office", None) or None

    @cached_property
    def post(self) -> str:
        """The words for the post that the person holds in this office."""
        if not settings.POST_WORDS or not (actor := getattr(self.request, "actor", None)):
            return ""
        return str(import_string(settings.POST_WORDS)(actor, self.office))

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """The entries of the rail and the tabs that this person may use."""
        match = getattr(self.request, "resolver_match", None)
        return ways(self.request.actor, match.view_name if match else "")

    @cached_property
    def search_url(self) -> str:
        """The search page, or nothing where there is none."""
        return address("search:find")

    @cached_property
    def notices_url(self) -> str:
        """The page of notices, or nothing where there is none."""
        return address("notices:list")

    @cached_property
    def unread(self) -> str:
        """How many notices wait, written for the bell: "", "4" or "99+"."""
        if not settings.UNREAD_OF or not self.notices_url:
            return ""
        waiting = import_string(settings.UNREAD_OF)(self.request.actor)
        return f"{UNREAD_SHOWN}+" if waiting > UNREAD_SHOWN else str(waiting or "")


def shell(request) -> dict:
    """Return the context of the shell: who acts, and the frame."""
    return {"actor": getattr(request, "actor", None), "shell": Shell(request)}
