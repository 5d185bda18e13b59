"""Why something was not read, said in Japanese and English."""

from collections.abc import Mapping

from enishi.terms import Bilingual, ProblemCode

PROBLEM_WORDS: Mapping[ProblemCode, Bilingual] = {
    ProblemCode.EMPTY_FILE: Bilingual(ja="ファイルが空です", en="the file is empty"),
    ProblemCode.NOT_RECOGNISED: Bilingual(
        ja="形式がわかりません。表なら、1行目に「氏名」「メール」などの見出しを付けてください",
        en="the format is not recognised; give a table a first row such as Name and Email",
    ),
    ProblemCode.UNKNOWN_ENCODING: Bilingual(
        ja="文字コードがわかりません", en="the encoding is not known"
    ),
    ProblemCode.ODD_BYTES: Bilingual(
        ja="読めない文字があり、置き換えました",
        en="some characters could not be read and were replaced",
    ),
    ProblemCode.TRUNCATED: Bilingual(ja="途中で切れています", en="it ends in the middle"),
    ProblemCode.BROKEN_ROW: Bilingual(ja="行が壊れています", en="the row is broken"),
    ProblemCode.BROKEN_CARD: Bilingual(ja="連絡先カードが壊れています", en="the card is broken"),
    ProblemCode.BROKEN_FIELD: Bilingual(ja="項目が壊れています", en="the field is broken"),
    ProblemCode.BAD_DATE: Bilingual(ja="日付として読めません", en="this is not a date"),
    ProblemCode.BAD_MAIL: Bilingual(
        ja="メールアドレスとして読めません", en="this is not a mail address"
    ),
    ProblemCode.BAD_PHONE: Bilingual(
        ja="電話番号として読めません", en="this is not a phone number"
    ),
    ProblemCode.NO_NAME: Bilingual(
        ja="名前もメールアドレスもありません", en="there is no name and no mail address"
    ),
    ProblemCode.HIDDEN_MEMBER: Bilingual(
        ja="LinkedInが日付しか出していないつながりです",
        en="LinkedIn gives only a date for this connection",
    ),
    ProblemCode.LINE_TOO_LONG: Bilingual(ja="行が長すぎます", en="the line is too long"),
    ProblemCode.CARD_TOO_LONG: Bilingual(ja="カードが大きすぎます", en="the card is too long"),
    ProblemCode.UNSAFE_PATH: Bilingual(
        ja="外のフォルダーを指す名前なので開きません",
        en="its name points outside the archive, so it is not opened",
    ),
    ProblemCode.ARCHIVE_TOO_LARGE: Bilingual(
        ja="圧縮ファイルを広げると大きくなりすぎます", en="the archive would grow too large"
    ),
    ProblemCode.ARCHIVE_BROKEN: Bilingual(
        ja="圧縮ファイルが壊れています", en="the archive is broken"
    ),
    ProblemCode.ARCHIVE_ENCRYPTED: Bilingual(
        ja="パスワードがかかっています", en="it is locked with a password"
    ),
    ProblemCode.OLD_WORKBOOK: Bilingual(
        ja="古い形式（.xls）かパスワード付きのExcelファイルです。.xlsxかCSVで保存し直してください",
        en="an Excel file of the old kind (.xls) or with a password; save it as .xlsx or CSV",
    ),
    ProblemCode.MISSING_COLUMN: Bilingual(ja="必要な列がありません", en="a column is missing"),
    ProblemCode.SKIPPED_MEMBER: Bilingual(
        ja="この版ではまだ読まないファイルです", en="this version does not read this file yet"
    ),
    ProblemCode.UNREADABLE_FILE: Bilingual(ja="開けません", en="it cannot be opened"),
    ProblemCode.NOT_A_PERSON: Bilingual(
        ja="会社やグループなど、人ではないものです", en="a company, a group or a list, not a person"
    ),
    ProblemCode.NOT_A_TOUCH: Bilingual(
        ja="下書き・広告・欠席など、やりとりではないものです",
        en="a draft, an advertisement or an absence, nothing that passed between two people",
    ),
    ProblemCode.NO_OTHER_SIDE: Bilingual(
        ja="あなたか相手がわかりません", en="you or the other person cannot be told"
    ),
    ProblemCode.GONE_TIE: Bilingual(
        ja="解消されたつながりなので、取り込みません",
        en="this tie has ended, so it is not brought in",
    ),
    ProblemCode.PAGE_NOT_READ: Bilingual(
        ja="このHTMLページは読み取れません。ダウンロードのときに形式をJSONにしてください",
        en="this page cannot be read; choose JSON when you download",
    ),
    ProblemCode.CHATS_ELSEWHERE: Bilingual(
        ja="新しいチャットが入っていないかもしれません。"
        "暗号化されたチャットは、Messengerから別にダウンロードします",
        en="newer chats may be missing; the encrypted ones are a separate download from Messenger",
    ),
    ProblemCode.NOT_TEXT: Bilingual(
        ja="文字ではないものが入っています", en="it holds something that is not text"
    ),
    ProblemCode.FILE_TOO_LONG: Bilingual(ja="ファイルが長すぎます", en="the file is too long"),
    ProblemCode.BROKEN_YAML: Bilingual(ja="YAMLとして読めません", en="this cannot be read as YAML"),
    ProblemCode.NOT_PLAIN_YAML: Bilingual(
        ja="アンカー・エイリアス・タグは使えません",
        en="anchors, aliases and tags are not used here",
    ),
    ProblemCode.UNKNOWN_FIELD: Bilingual(
        ja="そのような項目はありません", en="there is no such field"
    ),
    ProblemCode.DUPLICATE_FIELD: Bilingual(
        ja="同じ項目が二度書かれています", en="the field is written twice"
    ),
    ProblemCode.MISSING_FIELD: Bilingual(ja="項目が足りません", en="the field is missing"),
    ProblemCode.WRONG_TYPE: Bilingual(ja="値の種類が違います", en="the value is of the wrong kind"),
    ProblemCode.BAD_VALUE: Bilingual(
        ja="ここには使えない値です", en="this value cannot be used here"
    ),
    ProblemCode.UNKNOWN_NAME: Bilingual(
        ja="指しているものがファイルの中にありません",
        en="what it names is not in the file",
    ),
    ProblemCode.DUPLICATE_ID: Bilingual(
        ja="同じidがほかにもあります", en="another one has the same id"
    ),
    ProblemCode.OUTSIDE_PERIOD: Bilingual(
        ja="実験の期間の外です", en="this lies outside the experiment's dates"
    ),
    ProblemCode.BAD_ORDER: Bilingual(
        ja="日付の前後が逆です", en="the dates are in the wrong order"
    ),
    ProblemCode.REASON_MISSING: Bilingual(ja="理由がありません", en="a reason is missing"),
    ProblemCode.CHANGED_PAST: Bilingual(
        ja="確定した版が書き換えられています", en="a frozen version has been changed"
    ),
}


def explain_problem(code: ProblemCode) -> Bilingual:
    """Return the words for a reason; its code where this version has none."""
    return PROBLEM_WORDS.get(code) or Bilingual(ja=code.value, en=code.value)
