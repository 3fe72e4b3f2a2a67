"""The door of the room."""

from motcua.agencies.absences import (
    DelegationRow,
    DeputyChoice,
    delegations_of,
    deputies_for,
    own_roles,
)
from motcua.agencies.accounts import (
    PAGE_SIZE as ACCOUNTS_A_PAGE,
)
from motcua.agencies.accounts import (
    AccountLine,
    AccountPage,
    HeldGrant,
    PostDetail,
    account_page,
    accounts_page,
    grant_places,
    grant_to_end,
    grantable_roles,
    post_to_change,
)
from motcua.agencies.acting import actor_for, actor_for_key, permissions_on
from motcua.agencies.actions.accounts import (
    NewOfficer,
    appoint_by_login,
    open_account,
    renew_password_code,
    restore_account,
    suspend_account,
)
from motcua.agencies.actions.assign_competence import assign_competence
from motcua.agencies.actions.delegations import delegate, end_delegation
from motcua.agencies.actions.posts import appoint, end_post
from motcua.agencies.actions.roles import end_grant, grant_role
from motcua.agencies.calendars import calendar, calendar_of
from motcua.agencies.changes import CHANGES_A_PAGE, ChangedFact, ChangeRow, changes_page
from motcua.agencies.competence import competent_for
from motcua.agencies.explaining import ExplainedRight, explain_rights, rights_of, who_may
from motcua.agencies.holding import holders
from motcua.agencies.kept import forget
from motcua.agencies.loading.calendars import load_calendars, read_calendars, save_calendars
from motcua.agencies.loading.province import Loaded, load_province
from motcua.agencies.loading.roles import load_roles
from motcua.agencies.permissions import Permission
from motcua.agencies.queries import (
    agency_of,
    centre,
    centre_of,
    centres,
    commune_of,
    communes,
    kind_words,
    post_row,
    post_rows,
    posts_of,
    posts_stood_in_for,
    predecessors,
    search_units,
    unit,
    unit_by_identifier,
    unit_by_public_id,
    units_of_kind,
    units_under,
)
from motcua.agencies.refusals import OnOneself, ReachesFurther
from motcua.agencies.roles import permissions_of, role_names
from motcua.agencies.rows import (
    CentreRow,
    CounterRow,
    HolderRow,
    PostRow,
    PredecessorRow,
    UnitRow,
    last_day,
)
from motcua.agencies.unit_pages import (
    AssignedRow,
    FunctionRow,
    SeatRow,
    TreeRow,
    UnitPage,
    administered_tree,
    administered_unit,
    search_administered,
    unit_page,
)

__all__ = [
    "ACCOUNTS_A_PAGE",
    "CHANGES_A_PAGE",
    "AccountLine",
    "AccountPage",
    "AssignedRow",
    "CentreRow",
    "ChangeRow",
    "ChangedFact",
    "CounterRow",
    "DelegationRow",
    "DeputyChoice",
    "ExplainedRight",
    "FunctionRow",
    "HeldGrant",
    "HolderRow",
    "Loaded",
    "NewOfficer",
    "OnOneself",
    "Permission",
    "PostDetail",
    "PostRow",
    "PredecessorRow",
    "ReachesFurther",
    "SeatRow",
    "TreeRow",
    "UnitPage",
    "UnitRow",
    "account_page",
    "accounts_page",
    "actor_for",
    "actor_for_key",
    "administered_tree",
    "administered_unit",
    "agency_of",
    "appoint",
    "appoint_by_login",
    "assign_competence",
    "calendar",
    "calendar_of",
    "centre",
    "centre_of",
    "centres",
    "changes_page",
    "commune_of",
    "communes",
    "competent_for",
    "delegate",
    "delegations_of",
    "deputies_for",
    "end_delegation",
    "end_grant",
    "end_post",
    "explain_rights",
    "forget",
    "grant_places",
    "grant_role",
    "grant_to_end",
    "grantable_roles",
    "holders",
    "kind_words",
    "last_day",
    "load_calendars",
    "load_province",
    "load_roles",
    "open_account",
    "own_roles",
    "permissions_of",
    "permissions_on",
    "post_row",
    "post_rows",
    "post_to_change",
    "posts_of",
    "posts_stood_in_for",
    "predecessors",
    "read_calendars",
    "renew_password_code",
    "restore_account",
    "rights_of",
    "role_names",
    "save_calendars",
    "search_administered",
    "search_units",
    "suspend_account",
    "unit",
    "unit_by_identifier",
    "unit_by_public_id",
    "unit_page",
    "units_of_kind",
    "units_under",
    "who_may",
]
