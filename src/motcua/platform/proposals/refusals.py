"""Why a proposal is not made or not decided."""

from django.utils.translation import gettext_lazy as _

from motcua.platform.errors import Conflict, Invalid


class SecondPersonNeeded(Conflict):
    """The change was asked for directly, where the province wants two people."""

    code = "second-person-needed"
    sentence = _("Việc này cần người thứ hai duyệt. Hãy lập đề nghị trên trang Quản trị.")


class OwnProposal(Conflict):
    """Whoever proposed a change does not approve it, nor do their deputies acting for them."""

    code = "own-proposal"
    sentence = _("Người đề nghị và người thay họ không được tự duyệt. Hãy nhờ người khác có cùng quyền.")


class ProposalOver(Conflict):
    """Somebody was quicker, or it has been withdrawn."""

    code = "proposal-over"
    sentence = _("Đề nghị này đã được giải quyết. Xem lại ở phần đã xong.")


class ProposalExpired(Conflict):
    """Nobody decided in time."""

    code = "proposal-expired"
    sentence = _("Đề nghị này đã quá hạn duyệt. Hãy lập đề nghị mới nếu còn cần.")


class SubjectChanged(Conflict):
    """What the proposal was about has changed since: its before and after no longer tell the truth."""

    code = "proposal-stale"
    sentence = _("Nội dung đã thay đổi từ khi có đề nghị, nên đề nghị không còn đúng. Hãy lập đề nghị mới.")


class ProposedAlready(Conflict):
    """The very same change waits already."""

    code = "proposed-already"
    sentence = _("Đã có một đề nghị như vậy đang chờ duyệt.")


class WordsMissing(Invalid):
    """Whoever proposes or refuses says why."""

    code = "proposal-words-missing"
    sentence = _("Hãy ghi lý do.")
