"""Letters in Japanese, in three degrees of politeness.

Each is written as a whole in its degree: sentences of one degree do not stand beside another's.
"""

from collections.abc import Mapping

from enishi.outreach.letters.facts import LetterKind, Politeness

_C, _U, _F = Politeness.CLOSE, Politeness.USUAL, Politeness.FORMAL
HONORIFIC: Mapping[Politeness, str] = {_C: "さん", _U: "さん", _F: "様"}
EVERYBODY: Mapping[Politeness, str] = {
    _C: "{group}のみなさん",
    _U: "{group}の皆さん",
    _F: "{group}の皆様",
}
ABOUT = "（{about}）"
WHY: Mapping[Politeness, str] = {
    _C: "いま取り組んでいることを、短く書いておきます。\n「{why}」",
    _U: "いま取り組んでいることを、短く書かせてください。\n「{why}」",
    _F: "現在の取り組みにつきまして、簡単にご説明いたします。\n「{why}」",
}

SUBJECTS: Mapping[tuple[LetterKind, Politeness], str] = {
    (LetterKind.ASK, _C): "{target}を紹介してもらえませんか",
    (LetterKind.ASK, _U): "{target}のご紹介のお願い",
    (LetterKind.ASK, _F): "{target}ご紹介のお願い",
    (LetterKind.REMINDER, _C): "この前お願いした紹介のこと",
    (LetterKind.REMINDER, _U): "先日のご紹介のお願いについて",
    (LetterKind.REMINDER, _F): "先日お願い申し上げましたご紹介の件",
    (LetterKind.THANKS, _C): "紹介してくれてありがとう",
    (LetterKind.THANKS, _U): "ご紹介ありがとうございました",
    (LetterKind.THANKS, _F): "ご紹介の御礼",
    (LetterKind.RESULT, _C): "{target}に会えました",
    (LetterKind.RESULT, _U): "{target}にお会いできました（ご報告）",
    (LetterKind.RESULT, _F): "{target}との面談のご報告",
}

BODIES: Mapping[tuple[LetterKind, Politeness], str] = {
    (LetterKind.ASK, _C): (
        "{introducer}\n\n"
        "元気にしていますか。今日は一つお願いがあって書きました。\n\n"
        "{why}\n\n"
        "{target}{about}に話を聞いてみたいと思っています。お知り合いだったら、"
        "紹介してもらえるとうれしいです。"
        "オンラインで{minutes}分ほど話せれば十分です。下に、"
        "そのまま転送できる文を付けておきます。\n\n"
        "難しければ、まったく気にしないでください。返事も急ぎません。\n\n"
        "{me}"
    ),
    (LetterKind.ASK, _U): (
        "{introducer}\n\n"
        "ご無沙汰しています。今日は一つお願いがあり、ご連絡しました。\n\n"
        "{why}\n\n"
        "{target}{about}に、ぜひお話をうかがいたいと思っています。もしお知り合いでしたら、"
        "ご紹介いただけないでしょうか。"
        "オンラインで{minutes}分ほどお時間をいただければ十分です。下に、"
        "そのまま転送していただける文を付けました。\n\n"
        "難しいようでしたら、遠慮なくそうおっしゃってください。お返事も急ぎません。\n"
        "どうぞよろしくお願いします。\n\n"
        "{me}"
    ),
    (LetterKind.ASK, _F): (
        "{introducer}\n\n"
        "平素よりお世話になっております。本日はお願いしたいことがあり、ご連絡を差し上げました。\n\n"
        "{why}\n\n"
        "つきましては、{target}{about}にぜひ一度お話をうかがいたく、"
        "もしご面識がおありでしたら、ご紹介を賜れないかと存じます。"
        "オンラインで{minutes}分ほど頂戴できれば十分でございます。そのまま転送いただける文面を、"
        "末尾に添えております。\n\n"
        "ご事情により難しい場合は、どうぞお気になさらず、その旨お知らせください。"
        "ご返信をお急ぎいただくには及びません。\n"
        "ご多忙のところ恐れ入りますが、何卒よろしくお願い申し上げます。\n\n"
        "{me}"
    ),
    (LetterKind.REMINDER, _C): (
        "{introducer}\n\n"
        "この前、{target}を紹介してもらえないかとお願いした件です。"
        "忙しいところだったと思うので、一度だけ書きますね。"
        "難しければ「今回は無理」の一言で大丈夫です。これ以上の催促はしません。\n\n"
        "{me}"
    ),
    (LetterKind.REMINDER, _U): (
        "{introducer}\n\n"
        "先日、{target}のご紹介をお願いした件で、一度だけご連絡します。"
        "お忙しいところ失礼しました。\n"
        "難しいようでしたら、「今回は見送ります」とだけお返事いただければ十分です。"
        "重ねてのご連絡はいたしません。\n\n"
        "{me}"
    ),
    (LetterKind.REMINDER, _F): (
        "{introducer}\n\n"
        "先日お願い申し上げました、{target}ご紹介の件につきまして、一度だけご連絡申し上げます。"
        "ご多忙のところ、誠に恐れ入ります。\n"
        "ご都合がつかない場合は、その旨を一言お知らせいただければ十分でございます。"
        "重ねてご連絡を差し上げることはいたしません。\n\n"
        "{me}"
    ),
    (LetterKind.THANKS, _C): (
        "{introducer}\n\n"
        "{target}につないでくれて、ありがとうございました。とても助かりました。"
        "話ができたら、どうだったか知らせますね。私にできることがあれば、"
        "いつでも言ってください。\n\n"
        "{me}"
    ),
    (LetterKind.THANKS, _U): (
        "{introducer}\n\n"
        "{target}をご紹介くださり、ありがとうございました。おかげさまで、"
        "お話しできることになりました。\n"
        "お会いしたあと、あらためてご報告します。私でお役に立てることがありましたら、"
        "どうぞお声がけください。\n\n"
        "{me}"
    ),
    (LetterKind.THANKS, _F): (
        "{introducer}\n\n"
        "このたびは{target}をご紹介いただき、誠にありがとうございました。\n"
        "面談ののち、あらためてご報告申し上げます。私でお役に立てることがございましたら、"
        "何なりとお申し付けください。\n\n"
        "{me}"
    ),
    (LetterKind.RESULT, _C): (
        "{introducer}\n\n"
        "{target}に会って、話を聞くことができました。紹介してもらえなければ会えなかった人です。"
        "本当にありがとうございました。聞いた話は、今度会ったときにゆっくり話しますね。\n\n"
        "{me}"
    ),
    (LetterKind.RESULT, _U): (
        "{introducer}\n\n"
        "先日、{target}にお会いし、お話をうかがうことができました。ご紹介いただいたおかげです。\n"
        "うかがったことは、これからの活動に生かします。あらためて、ありがとうございました。\n\n"
        "{me}"
    ),
    (LetterKind.RESULT, _F): (
        "{introducer}\n\n"
        "先般ご紹介いただきました{target}にお目にかかり、貴重なお話をうかがうことができました。"
        "ひとえにご紹介のおかげと、深く感謝しております。\n"
        "うかがいましたことは、今後の活動に生かしてまいります。"
        "まずはご報告と御礼まで申し上げます。\n\n"
        "{me}"
    ),
}

ABOUT_ME = (
    "はじめまして。{me}と申します。\n"
    "{why}\n"
    "オンラインで{minutes}分ほど、ご都合のよいときにお話をうかがえるとうれしいです。"
    "今は難しいということでしたら、どうぞお気になさらないでください。\n\n"
    "{me}"
)
NAMELESS = "（お名前）"
