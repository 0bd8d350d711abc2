"""Languages and texts of the subtitles, changed; each function is one undoable step."""

from collections.abc import Mapping, Sequence

from studio.base.errors import StudioError
from studio.base.order import after_last
from studio.base.text import clean_text
from studio.base.words import N_
from studio.i18n import canonical, language
from studio.project.store import Db, Store, delete, insert, update
from studio.subtitles import store as reading
from studio.subtitles.limits import limits
from studio.subtitles.model import LANGUAGE_STATUSES, STATUSES, source_hash


def add_language(store: Store, code: str, platform: str = "all") -> str:
    """Add a language (BCP 47) and return its id; one that is there already stays as it is."""
    clean = canonical(language(code).code)
    known = reading.find_language(store, clean)
    if known:
        return known.id
    limits(clean, platform)  # tells what is no platform
    with store.edit(N_("Add subtitles in {language}"), language=clean) as db:
        ranks = [str(row["sort"]) for row in store.query("SELECT sort FROM language")]
        rank = after_last(ranks)[0]
        return insert(db, "language", code=clean, platform=platform, sort=rank)


def remove_language(store: Store, code: str) -> None:
    """Remove a language with all its texts."""
    found = reading.known_language(store, code).id
    with store.edit(N_("Remove the subtitles in {language}"), language=code) as db:
        delete(db, "language", found)


def change_language(
    store: Store, code: str, *, platform: str | None = None, status: str | None = None
) -> None:
    """Choose the platform of a language, or say that it is open or finished."""
    language_id = reading.known_language(store, code).id
    values: dict[str, object] = {}
    if platform is not None:
        limits(canonical(code), platform)  # tells what is no platform
        values["platform"] = platform
    if status is not None:
        values["status"] = one_of(status, LANGUAGE_STATUSES)
    with store.edit(N_("Change the subtitles in {language}"), language=code) as db:
        if values:
            update(db, "language", language_id, **values)


def set_text(store: Store, cue_id: str, code: str, text: str, *, status: str | None = None) -> None:
    """Write the text of a cue in a language, made from the source as it is now.

    The language is added when it is new. Without a status the text is a draft in the script's
    language, else translated. Raises StudioError for a locked text.
    """
    set_texts(store, code, {cue_id: text}, status=status)


def set_texts(
    store: Store, code: str, texts: Mapping[str, str], *, status: str | None = None
) -> None:
    """Write the texts of several cues, by cue id, as one step; see `set_text`."""
    code = canonical(code)
    source = reading.source_code(store)
    with store.edit(N_("Write subtitles in {language}"), language=code) as db:
        language_id = add_language(store, code)
        found = {cue.id: cue for cue in reading.cues(store, code, list(texts))}
        for cue_id, text in texts.items():
            if cue_id not in found:
                raise StudioError(
                    N_("That row is no longer there: it was removed in another place.")
                )
            if found[cue_id].status == "locked":
                raise StudioError(N_("This subtitle is locked. Unlock it first."))
            row = {
                "text": clean_text(text).strip(),
                "status": one_of(status or ("draft" if code == source else "translated"), STATUSES),
                "source_hash": hash_of(store, cue_id, code),
            }
            write(store, db, cue_id, language_id, row)


def rewrite(store: Store, code: str, new: Mapping[str, str]) -> None:
    """Correct texts by cue id as one step, such as by replacing words in them.

    Unlike `set_texts` this keeps their status, and what they were made from. Raises StudioError
    for a locked text.
    """
    code = canonical(code)
    language_id = reading.known_language(store, code).id
    with store.edit(N_("Replace words in {count} subtitles"), count=len(new)) as db:
        check_unlocked(store, list(new), code)
        for cue_id, text in new.items():
            write(store, db, cue_id, language_id, {"text": clean_text(text).strip()})


def check_unlocked(store: Store, cue_ids: Sequence[str], code: str | None = None) -> None:
    """Raise StudioError when a text of these cues is locked, in one language or in any."""
    marks = ", ".join("?" * len(cue_ids))
    rows = store.query(
        "SELECT DISTINCT language.code FROM cue_text JOIN language ON language.id = language_id"
        f" WHERE cue_text.status = 'locked' AND cue_id IN ({marks}) ORDER BY language.sort",
        list(cue_ids),
    )
    found = [str(row["code"]) for row in rows if code in (None, row["code"])]
    if found:
        raise StudioError(
            N_("There are locked texts in: {languages}. Unlock them first."),
            languages=", ".join(found),
        )


def write(
    store: Store, db: Db, cue_id: str, language_id: str, values: Mapping[str, object]
) -> None:
    """Set columns of a text, which is made when there is none."""
    rows = store.query(
        "SELECT id FROM cue_text WHERE cue_id = ? AND language_id = ?", [cue_id, language_id]
    )
    if rows:
        update(db, "cue_text", str(rows[0]["id"]), **values)
    else:
        insert(db, "cue_text", cue_id=cue_id, language_id=language_id, **values)


def set_status(store: Store, cue_ids: Sequence[str], code: str, status: str) -> None:
    """Set the status of texts; cues without a text in this language are passed over."""
    one_of(status, STATUSES)
    language_id = reading.known_language(store, code).id
    with store.edit(N_("Change the status of {count} subtitles"), count=len(cue_ids)) as db:
        for cue_id in cue_ids:
            db.execute(
                "UPDATE cue_text SET status = ? WHERE cue_id = ? AND language_id = ?",
                [status, cue_id, language_id],
            )


def accept_source(store: Store, cue_ids: Sequence[str], code: str) -> None:
    """Say that texts are right although their source changed."""
    language_id = reading.known_language(store, code).id
    with store.edit(N_("Accept the changed source of {count} subtitles"), count=len(cue_ids)) as db:
        for cue_id in cue_ids:
            db.execute(
                "UPDATE cue_text SET source_hash = ? WHERE cue_id = ? AND language_id = ?",
                [hash_of(store, cue_id, code), cue_id, language_id],
            )


def hash_of(store: Store, cue_id: str, code: str) -> str:
    """Return the hash of what a text of this cue would be made from now."""
    source = reading.source_code(store)
    rows = store.query(
        """
        SELECT CASE WHEN scene.omitted = 1 THEN NULL ELSE line.text END AS line,
               cue_text.text AS main FROM cue
        LEFT JOIN line ON line.id = cue.line_id
        LEFT JOIN scene ON scene.id = cue.scene_id
        LEFT JOIN language ON language.code = ?
        LEFT JOIN cue_text ON cue_text.cue_id = cue.id AND cue_text.language_id = language.id
        WHERE cue.id = ?
        """,
        [source, cue_id],
    )
    if not rows:
        raise StudioError(N_("That row is no longer there: it was removed in another place."))
    line, main = (None if rows[0][key] is None else str(rows[0][key]) for key in ("line", "main"))
    return source_hash(line, None if canonical(code) == source else main)


def one_of(word: str, words: Mapping[str, str]) -> str:
    """Return a word when it is one of those that are possible; raises StudioError otherwise."""
    if word not in words:
        raise StudioError(
            N_("“{word}” is not possible here. Choose one of: {words}."),
            word=word,
            words=", ".join(words),
        )
    return word
