"""Traditional characters of names and the simplified ones that other documents print."""

from __future__ import annotations

_PAIRS = (
    "張张陳陈劉刘楊杨黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓蕭萧葉叶蘇苏呂吕蔣蒋賈贾"
    "鍾钟陸陆譚谭鄒邹龍龙萬万錢钱嚴严賴赖龔龚樊樊顧顾盧卢紀纪湯汤關关畢毕齊齐莊庄聶聂魯鲁韋韦"
    "華华國国偉伟麗丽強强軍军傑杰濤涛鵬鹏飛飞紅红蘭兰鳳凤榮荣興兴貴贵寶宝慶庆誌志義义東东樂乐"
    "愛爱蓮莲瓊琼潔洁靜静豔艳艷艳嬌娇聰聪輝辉揚扬億亿儀仪優优達达遠远運运進进遷迁選选鑫鑫銀银"
    "鋒锋鐵铁鋼钢鳴鸣鴻鸿鶴鹤鸞鸾雲云霧雾電电靈灵韻韵順顺頌颂領领穎颖題题顏颜願愿類类風风養养"
    "駿骏騰腾驍骁體体齡龄龐庞啓启啟启團团圓圆堯尧壽寿夢梦奮奋妍妍學学寧宁實实審审將将對对導导"
    "岡冈島岛峯峰崗岗嶺岭帥帅師师幹干廣广應应廬庐張张彥彦徵征德德憶忆懷怀戰战戲戏攜携擇择敏敏"
    "數数斌斌曉晓暉晖書书會会業业極极榕榕樹树橋桥檢检權权歐欧歡欢歲岁殷殷氣气洪洪潤润澤泽濱滨"
    "滿满漢汉燁烨燦灿煒炜營营爾尔獻献瑋玮瑩莹環环璽玺畫画當当發发盡尽監监碩硕禮礼禎祯穩稳競竞"
    "筆笔範范簡简簫箫糧粮紅红純纯紹绍終终結结給给統统絲丝經经綺绮綱纲維维緯纬縱纵總总績绩繼继"
    "續续纓缨罡罡聖圣聯联聲声職职肅肃脈脉臨临與与舉举艦舰芸芸茲兹莉莉蔔卜蔭荫藍蓝藝艺藥药蘆芦"
    "虛虚處处號号虹虹術术衛卫補补裝装見见覺觉觀观訓训記记設设詠咏詩诗詳详誠诚語语調调論论證证"
    "譽誉讓让豐丰貞贞財财貫贯賀贺賓宾賢贤質质贊赞趙赵躍跃車车軒轩輔辅輪轮轟轰辭辞農农連连郵邮"
    "鄉乡釗钊鈞钧鈴铃鈺钰銘铭錄录錦锦鎮镇鏡镜鑒鉴長长門门閃闪開开間间閔闵閣阁闊阔闖闯陽阳階阶"
    "際际隨随隱隐雖虽雙双難难離离霞霞鮑鲍鮮鲜鳥鸟鷹鹰鹿鹿麥麦黨党鼎鼎齊齐姍姍彌弥淩凌淚泪洩泄"
)
_SIMPLIFIED = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def simplified(name: str) -> str:
    """The name with the traditional characters of the table in their simplified form.

    Only to notice that two spellings may be one person's: nothing is ever corrected by it.
    """
    return name.translate(_SIMPLIFIED)
