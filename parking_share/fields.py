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
    HUKOU_KIND = "户别"
    HUKOU_NUMBER = "户号"
    DEED_NUMBER = "房产证号"
    UNIT_CODE = "不动产单元号"
    PROPERTY_ADDRESS = "房屋坐落"
    PROPERTY_USE = "用途"
    DEED_OWNER = "产权人"
    DEED_OWNER_ID = "产权人证件号码"
    DEED_RELATION = "与产权人关系"
    CO_OWNERSHIP = "共有情况"
    PLATE = "车牌号"
    VIN = "车辆识别代号"
    LICENCE_OWNER = "行驶证所有人"
    LICENCE_OWNER_ID = "车主证件号码"
    LICENCE_RELATION = "与车主关系"
    VEHICLE_TYPE = "车辆类型"
    SEATS = "核定载人数"
    VEHICLE_USE = "使用性质"
    VEHICLE_SIZE = "外廓尺寸"
    INSPECTED_UNTIL = "检验有效期至"
    INSURED_UNTIL = "交强险有效期至"
    OWN_SPACE = "已有车位"
    SUBMITTED_AT = "提交时间"
    VERIFIED_BY = "核验人"
    ENDORSEMENT = "居委会意见"
    CONSENT = "告知同意"
    BARRED_UNTIL = "限制至"
    LOSSES = "未中次数"
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
    Field.HUKOU_KIND: ("户别", "户口类别", "户籍类别"),
    Field.HUKOU_NUMBER: ("户号", "户口簿编号", "户口本号", "户口簿号"),
    Field.DEED_NUMBER: (
        "房产证号",
        "不动产权证号",
        "不动产证号",
        "产权证编号",
        "房产证编号",
        "权证号",
        "房权证号",
    ),
    Field.UNIT_CODE: ("不动产单元号", "不动产单元代码"),
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
    Field.DEED_OWNER_ID: (
        "产权人证件号码",
        "产权人身份证号",
        "产权人身份证号码",
        "权利人证件号",
        "房屋所有人身份证号",
    ),
    Field.DEED_RELATION: ("与产权人关系", "与权利人关系", "与房主关系"),
    Field.CO_OWNERSHIP: ("共有情况", "共有人", "产权共有情况"),
    Field.PLATE: ("车牌号", "号牌号码", "车牌", "车牌号码", "车号"),
    Field.VIN: ("车辆识别代号", "车辆识别代码", "车架号", "VIN", "VIN码"),
    Field.LICENCE_OWNER: (
        "行驶证所有人",
        "车主",
        "车主姓名",
        "车辆所有人",
        "机动车所有人",
    ),
    Field.LICENCE_OWNER_ID: (
        "车主证件号码",
        "车主身份证号",
        "车主身份证号码",
        "行驶证所有人证件号码",
    ),
    Field.LICENCE_RELATION: ("与车主关系", "与行驶证所有人关系", "与申请人关系", "关系"),
    Field.VEHICLE_TYPE: ("车辆类型", "车型"),
    Field.SEATS: ("核定载人数", "核载人数", "座位数"),
    Field.VEHICLE_USE: ("使用性质", "是否营运"),
    Field.VEHICLE_SIZE: ("外廓尺寸", "车辆尺寸", "车身尺寸"),
    Field.INSPECTED_UNTIL: ("检验有效期至", "检验有效期", "年检有效期", "年审到期"),
    Field.INSURED_UNTIL: ("交强险有效期至", "交强险有效期", "交强险到期"),
    Field.OWN_SPACE: ("已有车位", "自有车位", "是否已有车位", "自有车库"),
    Field.SUBMITTED_AT: ("提交时间", "报名时间", "登记日期", "申请日期", "填表日期"),
    Field.VERIFIED_BY: ("核验人", "审核人", "初审人"),
    Field.ENDORSEMENT: ("居委会意见", "居委会核实意见", "社区意见", "社区核实意见"),
    Field.CONSENT: ("告知同意", "知情同意", "个人信息告知", "告知书签署"),
    Field.BARRED_UNTIL: ("限制至", "限制期至", "限制截止"),
    Field.LOSSES: ("未中次数", "连续未中次数"),
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
    Field.VEHICLE_TYPE: (("行驶证", "类型"), ("车辆", "类型")),
    Field.VEHICLE_SIZE: (("行驶证", "尺寸"), ("车辆", "尺寸")),
}
"""Headings that mean a field only under a heading that spans several columns."""

FIELD_OF_HEADING: dict[str, Field] = {
    heading: field for field, headings in HEADINGS.items() for heading in headings
}
FIELD_OF_GROUPED_HEADING: dict[tuple[str, str], Field] = {
    pair: field for field, pairs in GROUPED_HEADINGS.items() for pair in pairs
}
