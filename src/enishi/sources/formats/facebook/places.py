"""Places: where in an export a file lies, and which files beside those that are read belong to it.

The way to a file has changed with the years (``friends/``, ``friends_and_followers/``,
``connections/friends/``; all below ``your_activity_across_facebook/``, or not), the names of the
files hardly.
"""

import re

from enishi.sources.formats.facebook.shapes import Shape, shape_by_name

# Folders that stand at the top of an export, or of what somebody took out of one.
_TOPS = frozenset(
    {
        *("your_activity_across_facebook", "your_facebook_activity", "your_instagram_activity"),
        *("connections", "friends", "friends_and_followers", "following_and_followers"),
        *("groups", "events", "messages", "inbox", "archived_threads", "e2ee_cutover"),
        *("filtered_threads", "message_requests", "about_you", "profile_information"),
        *("personal_information", "logged_information", "preferences", "ads", "ads_information"),
        *("ads_and_businesses", "apps_and_websites", "apps_and_websites_off_of_facebook"),
        *("security_and_login_information", "calls_and_messages", "comments", "posts", "pages"),
        *("comments_and_reactions", "likes_and_reactions", "photos_and_videos", "stories"),
        *("other_activity", "location", "location_history", "search", "search_history"),
        *("saved_items", "saved_items_and_collections", "marketplace", "facebook_marketplace"),
        *("payment_history", "facebook_payments", "your_places", "your_topics", "notifications"),
    }
)
# What people sent in a thread lies beside it, whatever it is.
_BOXES = frozenset({"inbox", "archived_threads", "e2ee_cutover"})
# Strangers whom she never answered, and what Facebook itself holds for spam.
_UNANSWERED = frozenset({"filtered_threads", "message_requests"})
_OTHER_SERVICE = "your_instagram_activity"
_LOOSE = re.compile(
    r"(index|start_here)\.html|no-data\.txt|.+\.(jpe?g|png|gif|webp|bmp|heic|svg|ico|css|js"
    r"|mp4|mov|3gp|m4a|mp3|aac|ogg|opus|wav)"
)
_PAGE = re.compile(r"\.(json|html?)$")
_PART = re.compile(r"message_(\d+)\.(?:json|html?)", re.IGNORECASE)
_NUMBER = re.compile(r"_\d+(?=\.json$)|\.json$", re.IGNORECASE)


def root_of(label: str) -> str:
    """Return the folder in which the export of a file begins, by the file's label."""
    parts = label.split("/")[:-1]
    # The first part is what the user gave: she may have called it anything.
    top = next((at for at in range(1, len(parts)) if parts[at].lower() in _TOPS), len(parts))
    return "/".join(parts[:top])


def is_companion(label: str) -> bool:
    """Tell whether a file beside those that are read is of the same export and is not read.

    Messages of strangers that she never answered are among them: nobody is proposed for spam.
    """
    *folders, name = label.lower().split("/")
    within = _TOPS.intersection(folders[1:])
    if not within.isdisjoint(_UNANSWERED) or _OTHER_SERVICE in within:
        return True
    if _LOOSE.fullmatch(name):
        return True
    if shape_by_name(name) is not None or is_encrypted_name(label):
        return False
    return not within.isdisjoint(_BOXES) or (bool(within) and _PAGE.search(name) is not None)


def is_encrypted_name(label: str) -> bool:
    """Tell whether a file is called like one of Messenger's download of encrypted chats."""
    folder, _, name = label.lower().rpartition("/")
    return re.fullmatch(r".+_\d+\.json", name) is not None and folder.endswith("/messages")


def is_cut_over(label: str) -> bool:
    """Tell whether a file is of a chat that was encrypted later, and goes on elsewhere."""
    return "/e2ee_cutover/" in label.lower() and part_of(label) > 0


def is_thread(label: str) -> bool:
    """Tell whether a file is a part of a thread that is read."""
    return shape_by_name(label) is Shape.THREAD


def part_of(label: str) -> int:
    """Return which part of its thread a file is, from 1, or 0 where it is none."""
    found = _PART.fullmatch(label.rpartition("/")[2])
    # More digits than any thread has parts are none of Facebook's.
    return int(found[1][:9]) if found else 0


def thread_of(label: str) -> str:
    """Return what Facebook calls the thread of a file, or empty where it lies elsewhere.

    That is its folder (``readingclub_103``), or the file's name without number.
    """
    folder, _, name = label.rpartition("/")
    if not part_of(label):
        return _NUMBER.sub("", name)
    own = folder.rpartition("/")[2]
    return own if "_" in own else ""
