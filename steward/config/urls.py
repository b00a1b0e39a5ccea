"""Every address of the product, by domain."""

from django.urls import include, path

urlpatterns = [
    path("", include("steward.foundation.ui.web.urls")),
    path("receipts/", include("steward.foundation.offline.web.urls")),
    path("phone/", include("steward.foundation.offline.web.phone_urls")),
    path("files/", include("steward.foundation.files.web.urls")),
    path("", include("steward.foundation.papers.web.urls")),
    path("calendar/", include("steward.foundation.calendar.web.urls")),
    path("ladders/", include("steward.foundation.deadlines.web.urls")),
    path("approvals/", include("steward.foundation.approvals.web.urls")),
    path("search/", include("steward.foundation.search.web.urls")),
    path("notices/", include("steward.foundation.notices.web.urls")),
    path("imports/", include("steward.foundation.imports.web.urls")),
    path("history/", include("steward.foundation.timeline.web.urls")),
    path("", include("steward.foundation.operations.web.urls")),
    path("estate/", include("steward.estate.web.urls")),
    path("patrol/", include("steward.inspections.web.urls")),
    path("cases/", include("steward.cases.web.urls")),
    path("visits/", include("steward.visits.web.urls")),
    path("", include("steward.portal.web.urls")),
    path("", include("steward.home.web.urls")),
    path("organisation/", include("steward.organisation.web.urls")),
    path("accounts/", include("steward.foundation.identity.web.urls")),
]

handler400 = "steward.foundation.ui.web.errors.bad_request"
handler403 = "steward.foundation.ui.web.errors.forbidden"
handler404 = "steward.foundation.ui.web.errors.not_found"
handler500 = "steward.foundation.ui.web.errors.server_error"
