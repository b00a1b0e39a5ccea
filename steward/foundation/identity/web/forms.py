"""The form of the sign-in page."""

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from steward.foundation.identity.queries import account_named


class SignInForm(LoginForm):
    """User name, telephone number or e-mail address, and the password."""

    shared = forms.BooleanField(
        required=False, label=_("Others use this computer: sign me out after an hour without use")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("User name, telephone or e-mail"), max_length=120,
            widget=forms.TextInput({"autocomplete": "username webauthn", "autofocus": True, "spellcheck": "false"}),
        )  # fmt: skip
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        self.fields.pop("remember", None)
        self.order_fields(["login", "password", "shared"])

    def user_credentials(self):
        """Return the user name that was meant; what means nobody is tried as it was typed, and fails like any other."""
        typed = self.cleaned_data["login"]
        account = account_named(typed)
        return {"username": account.username if account else typed, "password": self.cleaned_data["password"]}


class PasswordForm(ChangePasswordForm):
    """The old password and the new one twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Present password"),
            "password1": _("New password"),
            "password2": _("New password, again"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].widget.attrs.pop("placeholder", None)
        self.fields["password1"].help_text = _("At least ten characters; a sentence is easy to keep.")
