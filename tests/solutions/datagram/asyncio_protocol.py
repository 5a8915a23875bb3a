"""asyncio calls a method for each datagram."""

import asyncio


class Answerer(asyncio.DatagramProtocol):
    def __init__(self, student_id, name):
        self.answers = {b"id\r\n": student_id, b"name\r\n": name}

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, addr):
        self.transport.sendto(self.answers.get(data, "ERROR").encode() + b"\r\n", addr)


async def answer_until_closed(sock, student_id, name):
    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(lambda: Answerer(student_id, name), sock=sock)
    while sock.fileno() != -1:
        await asyncio.sleep(0.2)


def serve_udp(sock, student_id, name):
    asyncio.run(answer_until_closed(sock, student_id, name))
