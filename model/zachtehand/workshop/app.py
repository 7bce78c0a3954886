"""The application: the addresses that a workshop answers to."""

from __future__ import annotations

import asyncio
import io
import secrets
import struct
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Annotated

import segno
from fastapi import FastAPI, Query, Request, Response, WebSocket
from fastapi.responses import HTMLResponse, PlainTextResponse, StreamingResponse

from zachtehand.texts import Language
from zachtehand.workshop.guard import App, Guard, page_policy
from zachtehand.workshop.hub import Hub
from zachtehand.workshop.page import live_page
from zachtehand.workshop.reception import Reception
from zachtehand.workshop.settings import settings_json

_LENGTH = struct.Struct("<I")


def application(hub: Hub, reception: Reception, *, join: str, choosable: Mapping[str, str], language: Language, local: bool) -> App:
    """Everything that is served.

    Args:
        hub: which is kept going while the application runs.
        join: address for participants.
        choosable: scenarios that the facilitator can choose, by name.
        language: where none is asked for.
        local: see :class:`Guard`.
    """

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan(hub, reception))
    code = _join_code(join)

    @app.get("/")
    def page(request: Request, lang: Language = language) -> Response:
        nonce = secrets.token_urlsafe(16)
        return HTMLResponse(live_page(lang, nonce), headers={"content-security-policy": page_policy(nonce, request.headers["host"])})

    @app.get("/film/{run}")
    async def film(run: int, start: Annotated[int, Query(alias="from", ge=0)] = 0) -> Response:
        present, frames = hub.film
        if run != present:
            return PlainTextResponse("Another run.", 404)
        return StreamingResponse(_with_lengths(frames[start:]), media_type="application/octet-stream")

    @app.get("/settings")
    def settings(lang: Language = language) -> Response:
        return Response(settings_json(lang, tuple(choosable.items())), media_type="application/json")

    @app.get("/join.svg")
    async def join_code() -> Response:
        return Response(code, media_type="image/svg+xml")

    @app.get("/health")
    async def health() -> Response:
        return PlainTextResponse("ok")

    @app.websocket("/ws")
    async def connection(socket: WebSocket) -> None:
        await reception.take_in(socket)

    return Guard(app, local=local)


def _lifespan(hub: Hub, reception: Reception) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What goes on from when the server opens until it closes."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        tasks = [asyncio.create_task(hub.keep_telling()), asyncio.create_task(hub.keep_going())]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await reception.close()

    return running


async def _with_lengths(frames: Sequence[bytes]) -> AsyncIterator[bytes]:
    """Each frame with its length before it."""
    for frame in frames:
        yield _LENGTH.pack(len(frame)) + frame


def _join_code(join: str) -> bytes:
    """The address of participants as a QR code, SVG."""
    drawn = io.BytesIO()
    segno.make(join, error="m", micro=False).save(drawn, kind="svg", scale=8, border=3, dark="#000", light="#fff", xmldecl=False, svgns=True)
    return drawn.getvalue()
