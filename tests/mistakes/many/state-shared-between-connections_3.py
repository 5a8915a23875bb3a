import asyncio

class IdProtocol(asyncio.Protocol):
    buf = bytearray()      # der Puffer
    sid = ""
    sname = ""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.buf.extend(data)
        while self.buf.find(b"\r\n") != -1:
            ende = self.buf.find(b"\r\n")
            befehl = bytes(self.buf[:ende])
            del self.buf[:ende + 2]
            if befehl == b"id":
                self.transport.write(self.sid.encode() + b"\r\n")
            elif befehl == b"name":
                self.transport.write(self.sname.encode() + b"\r\n")
            else:
                self.transport.write(b"ERROR\r\n")

async def main(listen_sock):
    loop = asyncio.get_running_loop()
    srv = await loop.create_server(IdProtocol, sock=listen_sock)
    while listen_sock.fileno() != -1:
        await asyncio.sleep(0.2)
    return srv

def serve(listen_sock, student_id, name):
    IdProtocol.sid = student_id
    IdProtocol.sname = name
    asyncio.run(main(listen_sock))
