"""Japanese words for the closed lists of a report."""

from enishi.experiment import PlanPart
from enishi.report.wording import (
    Aspect,
    Label,
    MissingCode,
    ReportKind,
    SectionKey,
)
from enishi.terms import Mark

KINDS = {ReportKind.PLAN: "実験計画書", ReportKind.INTERIM: "中間報告"}
HEADINGS = {
    SectionKey.PURPOSE: "目的と背景",
    SectionKey.QUESTION: "検証すること",
    SectionKey.OUTLINE: "活動の概要",
    SectionKey.RESULTS: "成果物と結果",
    SectionKey.MEASUREMENT: "測りかた",
    SectionKey.COURSE: "日程と経過",
    SectionKey.OTHER: "その他",
}
LABELS = {
    Label.THEME: "テーマ",
    Label.KIND: "区分",
    Label.PERIOD: "期間",
    Label.WHO: "会いたい人",
    Label.WHY: "会いたい理由",
    Label.PURPOSE_CHANGED: "目的の見直し",
    Label.QUESTION: "問い",
    Label.HYPOTHESIS: "仮説",
    Label.WORKSTREAMS: "活動の柱",
    Label.WORKSTREAM: "活動の柱",
    Label.ACTIVITY: "予定した活動",
    Label.MARK: "結果",
    Label.REASON: "理由",
    Label.CHANNEL: "きっかけ",
    Label.ATTEMPTS: "働きかけ",
    Label.CONTACTS: "つながった人",
    Label.ON_PURPOSE: "うち会いたかった人",
    Label.CRITERION: "基準",
    Label.GOAL: "目標",
    Label.UNTIL: "期限",
    Label.SO_FAR: "現在",
    Label.JUDGEMENT: "判定",
    Label.FIGURE: "項目",
    Label.ITEM: "項目",
    Label.BEFORE: "これまで",
    Label.NOW: "これから",
    Label.PUBLISHED: "公開したもの",
    Label.CHANGES: "計画の見直し",
    Label.BESIDE: "並行する実験",
    Label.LEARNED: "わかったこと",
    Label.SELF_CHECK: "自己点検",
    Label.ASPECT: "観点",
    Label.MATERIAL: "示せるもの",
    Label.MISSING: "足りないもの",
    Label.RECORDS: "数字の元になった記録",
    Label.HOW_COUNTED: "数えかた",
}
MARKS = {
    Mark.DONE: "達成",
    Mark.PARTIAL: "一部",
    Mark.NOT_DONE: "未達",
    Mark.NOT_DUE: "これから",
}
ASPECTS = {
    Aspect.NEW_FOR_ONESELF: "自分にとっての新しさ",
    Aspect.NEW_FOR_SOCIETY: "社会にとっての新しさ",
    Aspect.JUDGED_OBJECTIVELY: "客観的な判定",
    Aspect.CHANGE_IS_VISIBLE: "前後の変化",
}
MISSING = {
    MissingCode.NO_PURPOSE: "誰に、なぜ会いたいのかがまだ書かれていません。",
    MissingCode.NO_BACKGROUND: "背景がまだ書かれていません。",
    MissingCode.NO_LEARNING: "わかったことがまだ書かれていません。",
    MissingCode.NO_PUBLICATION: "公開した記事や投稿がまだありません。",
    MissingCode.NO_PUBLICATION_PLANNED: "基準にも数える項目にも、記事や投稿がありません。",
    MissingCode.NO_HYPOTHESIS: "仮説がまだ書かれていません。",
    MissingCode.NO_CRITERION: "成功の基準がまだ決まっていません。",
    MissingCode.NOT_FROZEN: "計画の第1版がまだ確定していません。",
    MissingCode.CRITERIA_AFTER_START: "成功の基準が、実験の開始後に決まったか、変わっています。",
    MissingCode.NO_VERIFICATION: "どう測るかがまだ書かれていません。",
    MissingCode.NO_FIGURE: "数える項目がまだ決まっていません。",
    MissingCode.NO_BASELINE: "始める前のつながりの記録がなく、終わりと比べられません。",
}
PLAN_PARTS = {
    PlanPart.TITLE: "題名",
    PlanPart.QUESTION: "問い",
    PlanPart.HYPOTHESIS: "仮説",
    PlanPart.BACKGROUND: "背景",
    PlanPart.VERIFICATION: "測りかた",
    PlanPart.OTHER: "その他",
    PlanPart.PERIOD: "期間",
    PlanPart.WORKSTREAM: "活動の柱",
    PlanPart.STAGE: "ステージ",
    PlanPart.ACTIVITY: "活動",
    PlanPart.CRITERION: "成功の基準",
    PlanPart.FIGURE: "数える項目",
}
