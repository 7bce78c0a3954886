"""The page of a workshop."""

from __future__ import annotations

from zachtehand.texts import Language


def live_page(language: Language, nonce: str) -> str:
    """The page as HTML.

    Args:
        nonce: that its scripts and styles carry, of this response alone.
    """
    return f"<!doctype html><html lang={language}><meta charset=utf-8><title>Zachte Hand</title><script nonce={nonce}>document.title = 'Zachte Hand'</script>"
