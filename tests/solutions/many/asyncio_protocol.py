"""asyncio calls a method when something has happened to the connection."""

import asyncio

LONGEST = 8192  # bytes of one line


class CommandProtocol(asyncio.Protocol):
    def __init__(self, answers):
        self.answers = answers
        self.buffer = bytearray()

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.buffer += data
        *lines, self.buffer = self.buffer.split(b"\r\n")
        for line in lines:
            self.transport.write(self.answers.get(bytes(line), "ERROR").encode() + b"\r\n")
        if len(self.buffer) > LONGEST:
            self.transport.close()

    def pause_writing(self):
        """Too much waits for this client: take no more commands until it has read something."""
        self.transport.pause_reading()

    def resume_writing(self):
        if not self.transport.is_closing():
            self.transport.resume_reading()


async def main(listen_sock, answers):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: CommandProtocol(answers), sock=listen_sock)
    while listen_sock.fileno() != -1:
        await asyncio.sleep(0.2)
    return server


def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, {b"id": student_id, b"name": name}))
