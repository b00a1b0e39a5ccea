"""The texts that only scripts say, by the key under which they ask (frontend/js/words.js)."""

from django.utils.translation import gettext_lazy as _

SCRIPT_WORDS = {
    "bad": _("The server could not read this request."),
    "broken": _("Something broke on our side; this was not saved."),
    "copied": _("Copied; paste it into the chat."),
    "copy-failed": _("The browser does not allow copying; mark the text and copy it by hand."),
    "draft-drop": _("Discard it"),
    "draft-older": _("There is text from {time} that was not sent; the record has changed since."),
    "draft-restored": _("What you typed until {time} and did not send is back."),
    "draft-take": _("Put it back"),
    "drafts-lost": _("{n} unsent draft(s) on this device will be deleted. Sign out?"),
    "forbidden": _("Your post does not include this; nothing was done."),
    "gone": _("This is not here any more, or not yours to see."),
    "kept-here": _("What you typed is still here."),
    "not-saved": _("Not saved: the server cannot be reached."),
    "offline": _("Offline: it will be sent when the line is back."),
    "retry": _("Try again"),
    "sign-in": _("Sign in"),
    "signed-out": _("You are signed out. Sign in in the other window, then send again."),
    "too-large": _("This is too large to send."),
    "too-many": _("Too many attempts; wait a few minutes."),
    "undo": _("Undo"),
    "waiting": _("{n} waiting to be sent"),
}
