"""What an application form can ask, and the words that offices use for it.

The only place that knows local column headings. Canonical names follow the documents
themselves: 居民户口簿, 不动产权证, 机动车行驶证.
"""

from __future__ import annotations

from enum import Enum


class Field(Enum):
    """One column of the application form; the value is its canonical Chinese heading."""

    TICKET = "受理编号"
    NAME = "姓名"
    ID_NUMBER = "证件号码"
    PHONE = "联系电话"
    HUKOU_ADDRESS = "户籍地址"
    DEED_NUMBER = "房产证号"
    PROPERTY_ADDRESS = "房屋坐落"
    PROPERTY_USE = "用途"
    DEED_OWNER = "产权人"
    PLATE = "车牌号"
    LICENCE_OWNER = "行驶证所有人"
    SUBMITTED_AT = "提交时间"
    VERIFIED_BY = "核验人"
    REMARKS = "备注"

    @property
    def key(self) -> str:
        """The name used in JSON and in code: `id_number`."""
        return self.name.lower()


HEADINGS: dict[Field, tuple[str, ...]] = {
    Field.TICKET: ("受理编号", "受理号", "编号", "报名号", "登记号"),
    Field.NAME: ("姓名", "申请人", "申请人姓名", "报名人", "住户姓名"),
    Field.ID_NUMBER: (
        "证件号码",
        "身份证",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "证件号",
        "申请人身份证号",
    ),
    Field.PHONE: ("联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "移动电话"),
    Field.HUKOU_ADDRESS: (
        "户籍地址",
        "户口所在地",
        "户籍所在地",
        "户口地址",
        "户口簿地址",
        "户籍住址",
    ),
    Field.DEED_NUMBER: (
        "房产证号",
        "不动产权证号",
        "不动产证号",
        "产权证编号",
        "房产证编号",
        "权证号",
        "房权证号",
    ),
    Field.PROPERTY_ADDRESS: (
        "房屋坐落",
        "坐落",
        "房产地址",
        "房屋地址",
        "住址",
        "家庭住址",
        "房号",
        "楼栋房号",
    ),
    Field.PROPERTY_USE: ("用途", "房屋用途", "规划用途"),
    Field.DEED_OWNER: ("产权人", "权利人", "所有权人", "房屋所有人", "业主", "产权所有人"),
    Field.PLATE: ("车牌号", "号牌号码", "车牌", "车牌号码", "车号"),
    Field.LICENCE_OWNER: (
        "行驶证所有人",
        "车主",
        "车主姓名",
        "车辆所有人",
        "机动车所有人",
    ),
    Field.SUBMITTED_AT: ("提交时间", "报名时间", "登记日期", "申请日期", "填表日期"),
    Field.VERIFIED_BY: ("核验人", "审核人", "初审人"),
    Field.REMARKS: ("备注", "说明", "情况说明", "核验意见"),
}
"""Headings that mean a field on their own, wherever they stand."""

GROUPED_HEADINGS: dict[Field, tuple[tuple[str, str], ...]] = {
    Field.ID_NUMBER: (("证件信息", "号码"), ("证件", "号码"), ("身份证", "号码")),
    Field.HUKOU_ADDRESS: (("户籍", "地址"), ("户口簿", "地址"), ("户口", "地址")),
    Field.DEED_NUMBER: (("房产证", "编号"), ("房产", "证号"), ("不动产", "证号"), ("房产", "编号")),
    Field.PROPERTY_ADDRESS: (("房产证", "坐落"), ("房产", "坐落"), ("不动产", "坐落")),
    Field.DEED_OWNER: (
        ("房产证", "所有人"),
        ("房产", "所有人"),
        ("不动产", "所有人"),
        ("房产", "产权人"),
    ),
    Field.PLATE: (("行驶证", "号牌"), ("车辆", "号牌"), ("车辆", "车牌")),
    Field.LICENCE_OWNER: (("行驶证", "所有人"), ("车辆", "所有人"), ("机动车", "所有人")),
}
"""Headings that mean a field only under a heading that spans several columns."""

FIELD_OF_HEADING: dict[str, Field] = {
    heading: field for field, headings in HEADINGS.items() for heading in headings
}
FIELD_OF_GROUPED_HEADING: dict[tuple[str, str], Field] = {
    pair: field for field, pairs in GROUPED_HEADINGS.items() for pair in pairs
}
