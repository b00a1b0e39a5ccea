"""The only table of upward calls: what a low part asks of, or tells to, a part above it, by dotted path.

A house test checks that every path leads to a callable with the agreed arguments. No signals, no bus.
"""

# identity asks who a signed-in account acts as: (account, at) -> Actor
ACTOR_OF = "steward.organisation.queries.actor_of"

# identity tells that something about a sign-in changed, for the history: (account_id, what, actor, at) -> None
ACCOUNT_CHANGED = "steward.organisation.actions.write_account_change"

# ui asks which offices a person may work in: (actor) -> queryset of Office
OFFICES_OF = "steward.organisation.queries.offices_of"

# ui asks which of these a person works in now, given the one last chosen: (actor, chosen) -> Office or None
OFFICE_NOW = "steward.organisation.queries.office_now"

# ui asks whether an entry of NAVIGATION may be walked through: (actor, kind, action, state, clear) -> truthy
REACH = "steward.foundation.rights.table.reach"

# ui asks for the words of the post held in an office, or anywhere when there is none: (actor, office) -> str
POST_WORDS = "steward.organisation.queries.post_words"

# ui asks how many notices wait unread: (actor) -> int
UNREAD_OF = "steward.foundation.notices.queries.unread_count"

# organisation asks a domain which persons a confidential record names: kind -> (object_id) -> person ids
CONFIDENTIAL_NAMED = {
    "case": "steward.cases.queries.named_in",
    "job": "steward.cases.queries.named_in_job",
}

# estate asks for the open case or call that is reason enough to look at a customer's numbers:
# (actor, customer_id) -> (kind, id) or None; empty where nobody answers
CUSTOMER_NEED = "steward.cases.queries.need_of_customer"

# organisation asks every domain to hand a person's open work to another: (person_id, to_person_id, office_id, actor,
# at) -> how many were handed over
HAND_OVER = [
    "steward.organisation.actions.hand_over_areas_and_shifts",
    "steward.cases.actions.hand_over_all",
]

# The modules that describe record types; loaded by foundation.kinds at start.
KINDS = [
    "steward.foundation.timeline.kinds",
    "steward.foundation.calendar.kinds",
    "steward.foundation.deadlines.kinds",
    "steward.foundation.imports.kinds",
    "steward.foundation.files.kinds",
    "steward.foundation.papers.kinds",
    "steward.foundation.operations.kinds",
    "steward.foundation.approvals.kinds",
    "steward.organisation.kinds",
    "steward.estate.kinds",
    "steward.rosters.kinds",
    "steward.rectifications.kinds",
    "steward.inspections.kinds",
    "steward.cases.kinds",
    "steward.visits.kinds",
    "steward.portal.kinds",
]

# What the clock puts into the queue: name -> (cron expression in TIME_ZONE, task, what becomes of a missed run:
# "once" = the newest due time is made good once, "skip" = it is left out).
JOBS = {
    "identity.forget_what_is_over": ("40 3 * * *", "steward.foundation.identity.jobs.forget_what_is_over", "skip"),
    "organisation.close_leavers": ("5 0 * * *", "steward.organisation.jobs.close_leavers", "once"),
    "timeline.seal_everything": ("30 3 * * *", "steward.foundation.timeline.jobs.seal_everything", "once"),
    "files.collect_orphans": ("50 3 * * *", "steward.foundation.files.jobs.collect_orphans", "once"),
    "files.check": ("10 2 * * *", "steward.foundation.files.jobs.check_files", "once"),
    "calendar.load_years": ("10 3 * * *", "steward.foundation.calendar.jobs.load_years", "once"),
    "inspections.keep_rounds": ("*/15 * * * *", "steward.inspections.jobs.keep_rounds", "skip"),
    "cases.raise_after_a_month": ("10 5 * * *", "steward.cases.jobs.raise_after_a_month", "once"),
    "cases.learn_categories": ("40 2 * * *", "steward.cases.jobs.learn_categories", "once"),
    "jobs.clear_out": ("20 4 * * *", "steward.foundation.jobs.jobs.clear_out", "once"),
    "search.learn_rarities": ("10 3 * * *", "steward.foundation.search.jobs.learn_rarities", "once"),
    "notices.post": ("* * * * *", "steward.foundation.notices.jobs.post", "skip"),
    "notices.write_digests": ("0 8 * * *", "steward.foundation.notices.jobs.write_digests", "once"),
    "estate.remind_late_keys": ("*/15 * * * *", "steward.estate.jobs.remind_late_keys", "skip"),
    "imports.clear_out": ("40 4 * * *", "steward.foundation.imports.jobs.clear_out", "once"),
}

# What every scheduler calls each so many seconds; each claims its own work, for several schedulers run: () -> None
SWEEPS = {
    "jobs.reap": ("steward.foundation.jobs.jobs.reap", 30),
    "timeline.seal": ("steward.foundation.timeline.jobs.seal", 10),
    "timeline.checkpoints": ("steward.foundation.timeline.jobs.write_checkpoints", 300),
    "deadlines.sweep": ("steward.foundation.deadlines.jobs.sweep", 30),
}

# What `migrate` does when the tables stand, because a rebuilt table lost it (the index of search, the guards of the history): () -> None
AFTER_MIGRATE = [
    "steward.foundation.search.actions.repair_index",
    "steward.foundation.timeline.actions.guard_history",
]

# What the web server makes ready once, before its processes part and share it: () -> None
BEFORE_SERVING = [
    "steward.foundation.ui.web.readying.ready_pages",
    "steward.foundation.search.folding.ready_table",
]

# What a new installation starts with, after its first administrator and before the first page; each may be called again
# and leaves what is there as it is: (actor, at) -> anything
SETTING_UP = [
    "steward.organisation.actions.found",
    "steward.cases.actions.load_presets",
    "steward.visits.actions.load_presets",
    "steward.inspections.actions.checklists_loading.load_presets",
]

# calendar tells the clocks that the working time of these offices was changed: (office_ids, at) -> None
CALENDAR_CHANGED = "steward.foundation.deadlines.actions.ask_recompute"

# deadlines ask whom rungs reach, each asked as (office id, kind, id, post): (asked, at) -> ids of persons for each
DEADLINE_AUDIENCE = "steward.organisation.queries.audiences"

# deadlines ask the domain of the subjects who has each in hand, or stands in, for the rungs addressed to "owner":
# kind -> (object_ids, at) -> id of the subject: ids of persons
DEADLINE_OWNERS = {
    "approval": "steward.foundation.approvals.queries.deciders_now",
    "case": "steward.cases.queries.owners_now",
    "job": "steward.cases.queries.doers_now",
    "rectification": "steward.rectifications.queries.owners_now",
}

# deadlines tell the domain of the subjects which steps were taken (foundation.deadlines Climbed each), inside the
# sweep's transaction: kind -> (climbed, at) -> None
DEADLINE_STEP_TAKEN = {
    "case": "steward.cases.actions.steps_taken",
}

# deadlines tell the domain that due times moved with the calendar: kind -> (object_ids, at) -> None
DEADLINE_MOVED = {
    "approval": "steward.foundation.approvals.actions.follow_clock",
    "case": "steward.cases.actions.follow_clock",
    "visit": "steward.visits.actions.follow_clock",
}

# approvals ask who may decide a step, and at which post: (office_id, kind, object_id, post, person_id, not_person, at)
# -> (post, ids of persons)
APPROVAL_DECIDERS = "steward.organisation.queries.deciders"

# approvals tell the domain what became of its request, in the transaction of the decision ("approved", "returned",
# "withdrawn"): kind of the request -> (subject_id, decision, actor, at, payload) -> None
APPROVAL_OUTCOMES = {
    "cases.extension": "steward.cases.actions.extension_decided",
}

# cases tell what became of one ("resolved", "closed", "reopened", "withdrawn"), in the transaction of the act:
# news -> (case, actor, at) -> anything
CASE_NEWS = {
    "resolved": "steward.visits.actions.plan_after_case",
    "closed": "steward.visits.actions.discharge_by_close",
    "reopened": "steward.visits.actions.cancel_planned",
    "withdrawn": "steward.visits.actions.cancel_planned",
}

# The kinds that search knows, each with a number for ever its own (0 to 63): it is part of the entries' ids.
SEARCH_KINDS = {
    "case": 1,
    "unit": 2,
    "customer": 3,
    "person": 4,
    "building": 5,
    "community": 6,
    "place": 7,
    "estate_key": 8,
    "office": 9,
    "department": 10,
    "area": 11,
    "visit": 12,
}

# What tables can be imported: a foundation.imports Target each, with its rows "import … run" in policy.csv.
IMPORT_TARGETS = [
    "steward.cases.imports.TARGET",
    "steward.organisation.imports.TARGET",
    "steward.estate.imports.UNITS",
    "steward.estate.imports.CUSTOMERS",
]

# What imports put into the queue when a page lets one run, or takes it back: what -> task (batch_id) -> None
IMPORT_WORK = {
    "run": "steward.foundation.imports.jobs.run",
    "undo": "steward.foundation.imports.jobs.undo",
}

# Layouts that are known by name, for targets: target -> mapping of foundation.imports Layouts
IMPORT_LAYOUTS = {
    "cases": "steward.evaluation.layouts.CASES",
}
