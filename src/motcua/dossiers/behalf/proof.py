"""The paper that says somebody may file for another: asked for beside the procedure's own papers."""

from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import Component

PROOF = Component(
    code="giay-nop-thay",
    name="Giấy tờ chứng minh được nộp thay",
    originals=None,
    copies=1,
    required=True,
    condition=str(_("Khi nộp thay người khác: giấy khai sinh của con, văn bản uỷ quyền.")),
    when=None,
    from_database=False,
    accepts_result_codes=(),
    legal_basis="Bộ luật Dân sự 2015, Điều 136, 138",
)
