"""A coroutine for each client, with the streams of asyncio."""

import asyncio
from contextlib import suppress

LONGEST = 8192  # bytes of one line


def serve(listen_sock, student_id, name):
    answers = {b"id\r\n": f"{student_id}\r\n".encode(), b"name\r\n": f"{name}\r\n".encode()}

    async def talk(reader, writer):
        # The three ways in which it ends: half a line and then the end, a line that is too long,
        # a client that broke the connection off.
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            while True:
                line = await reader.readuntil(b"\r\n")
                writer.write(answers.get(line, b"ERROR\r\n"))
                await writer.drain()
        writer.close()

    async def main():
        # The name keeps the server alive.
        server = await asyncio.start_server(talk, sock=listen_sock, limit=LONGEST)
        while listen_sock.fileno() != -1:
            await asyncio.sleep(0.2)
        return server

    asyncio.run(main())
