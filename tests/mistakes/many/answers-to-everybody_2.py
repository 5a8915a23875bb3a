import asyncio

alle = []

def serve(listen_sock, student_id, name):

    class ChatProtocol(asyncio.Protocol):
        def connection_made(self, transport):
            self.transport = transport
            self.buf = b""
            alle.append(transport)

        def data_received(self, data):
            self.buf += data
            while b"\r\n" in self.buf:
                line, self.buf = self.buf.split(b"\r\n", 1)
                if line == b"id":
                    antwort = student_id.encode()
                elif line == b"name":
                    antwort = name.encode()
                else:
                    antwort = b"ERROR"
                # an alle schicken
                for t in alle:
                    t.write(antwort + b"\r\n")

        def connection_lost(self, exc):
            alle.remove(self.transport)

    async def main():
        loop = asyncio.get_running_loop()
        server = await loop.create_server(ChatProtocol, sock=listen_sock)
        while listen_sock.fileno() != -1:
            await asyncio.sleep(0.25)
        return server

    asyncio.run(main())
