import asyncio

writers = set()

async def client(reader, writer, student_id, name):
    writers.add(writer)
    print("Hola", writer.get_extra_info("peername"))
    while True:
        try:
            line = await reader.readuntil(b"\r\n")
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            return   # se fue
        if line == b"id\r\n":
            writer.write(student_id.encode() + b"\r\n")
        elif line == b"name\r\n":
            writer.write(name.encode() + b"\r\n")
        else:
            writer.write(b"ERROR\r\n")
        try:
            await writer.drain()
        except ConnectionError:
            return

def serve(listen_sock, student_id, name):
    async def main():
        server = await asyncio.start_server(
            lambda r, w: client(r, w, student_id, name), sock=listen_sock)
        while listen_sock.fileno() != -1:
            await asyncio.sleep(0.5)
        return server
    asyncio.run(main())
