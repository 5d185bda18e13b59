"""Letters in English: to a friend, as usual, and formal."""

from collections.abc import Mapping

from enishi.outreach.letters.facts import LetterKind, Politeness

_C, _U, _F = Politeness.CLOSE, Politeness.USUAL, Politeness.FORMAL
EVERYBODY: Mapping[Politeness, str] = {
    _C: "everyone in {group}",
    _U: "everyone in {group}",
    _F: "members of {group}",
}
ABOUT = " ({about})"
WHY: Mapping[Politeness, str] = {
    _C: "What I am up to, in short: {why}",
    _U: "What I am working on, in short: {why}",
    _F: "May I say in short what I am working on: {why}",
}

SUBJECTS: Mapping[tuple[LetterKind, Politeness], str] = {
    (LetterKind.ASK, _C): "Could you introduce me to {target}?",
    (LetterKind.ASK, _U): "An introduction to {target}?",
    (LetterKind.ASK, _F): "Request for an introduction to {target}",
    (LetterKind.REMINDER, _C): "That introduction I asked about",
    (LetterKind.REMINDER, _U): "About the introduction I asked for",
    (LetterKind.REMINDER, _F): "My request for an introduction",
    (LetterKind.THANKS, _C): "Thank you!",
    (LetterKind.THANKS, _U): "Thank you for the introduction",
    (LetterKind.THANKS, _F): "With thanks for your introduction",
    (LetterKind.RESULT, _C): "I met {target}",
    (LetterKind.RESULT, _U): "How it went with {target}",
    (LetterKind.RESULT, _F): "Following your introduction to {target}",
}

BODIES: Mapping[tuple[LetterKind, Politeness], str] = {
    (LetterKind.ASK, _C): (
        "Hi {introducer},\n\n"
        "how are you? I have a favour to ask.\n\n"
        "{why}\n\n"
        "I would love to talk with {target}{about}. If you know each other, could you introduce "
        "us? "
        "{minutes} minutes online would be plenty. Below is a text you can forward as it is.\n\n"
        "If it does not suit, no is a perfectly good answer, and there is no hurry.\n\n"
        "{me}"
    ),
    (LetterKind.ASK, _U): (
        "Hello {introducer},\n\n"
        "I hope you are well. I am writing to ask you a favour.\n\n"
        "{why}\n\n"
        "I would like to talk with {target}{about}. If you know each other, would you be "
        "willing to "
        "introduce us? {minutes} minutes online would be enough. Below is a text that you can "
        "forward as it is.\n\n"
        "If it is not convenient, please just say so; and there is no hurry.\n\n"
        "Thank you,\n{me}"
    ),
    (LetterKind.ASK, _F): (
        "Dear {introducer},\n\n"
        "I hope this finds you well. I am writing with a request.\n\n"
        "{why}\n\n"
        "I would be grateful for the opportunity to speak with {target}{about}. Should you be "
        "acquainted, might I ask you for an introduction? {minutes} minutes online would be "
        "sufficient. A text that you could forward as it stands is added below.\n\n"
        "Should this not be convenient, please do not hesitate to say so. There is no urgency.\n\n"
        "With kind regards,\n{me}"
    ),
    (LetterKind.REMINDER, _C): (
        "Hi {introducer},\n\n"
        "just once about {target}, whom I asked you to introduce me to. You have surely had a lot "
        "on. A simple “not this time” is fine, and I will not ask again.\n\n"
        "{me}"
    ),
    (LetterKind.REMINDER, _U): (
        "Hello {introducer},\n\n"
        "I am writing just once more about the introduction to {target}. If it does not suit, "
        "“not this time” is all you need to answer; I will not write about it again.\n\n"
        "Thank you,\n{me}"
    ),
    (LetterKind.REMINDER, _F): (
        "Dear {introducer},\n\n"
        "may I come back, just once, to my request for an introduction to {target}? If it is not "
        "convenient, a single line to say so will do, and I shall not raise it again.\n\n"
        "With kind regards,\n{me}"
    ),
    (LetterKind.THANKS, _C): (
        "Hi {introducer},\n\n"
        "thank you for putting me in touch with {target}. I will tell you how it went. If there is "
        "anything I can do for you, just say.\n\n"
        "{me}"
    ),
    (LetterKind.THANKS, _U): (
        "Hello {introducer},\n\n"
        "thank you for introducing me to {target}. I will let you know how our talk goes. If there "
        "is anything I can do for you in return, please tell me.\n\n"
        "{me}"
    ),
    (LetterKind.THANKS, _F): (
        "Dear {introducer},\n\n"
        "thank you very much for your introduction to {target}. I shall report to you once we have "
        "spoken. Should there be any way in which I can be of help, please let me know.\n\n"
        "With kind regards,\n{me}"
    ),
    (LetterKind.RESULT, _C): (
        "Hi {introducer},\n\n"
        "I met {target}, and learned a lot. I would not have got there without you. Thank you! "
        "I will tell you more when we see each other.\n\n"
        "{me}"
    ),
    (LetterKind.RESULT, _U): (
        "Hello {introducer},\n\n"
        "I have met {target}, thanks to your introduction, and heard much that will help me. "
        "Thank you again.\n\n"
        "{me}"
    ),
    (LetterKind.RESULT, _F): (
        "Dear {introducer},\n\n"
        "I have now had the pleasure of speaking with {target}, and learned a great deal. I am "
        "most "
        "grateful for your introduction.\n\n"
        "With kind regards,\n{me}"
    ),
}

ABOUT_ME = (
    "Hello,\n\n"
    "my name is {me}. {why}\n"
    "I would be glad to talk with you for about {minutes} minutes online, at a time that suits "
    "you. "
    "If now is not a good moment, that is perfectly fine.\n\n"
    "{me}"
)
NAMELESS = "(your name)"
