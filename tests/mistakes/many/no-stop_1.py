import asyncio

async def main(listen_sock, student_id, name):
    async def handle(reader, writer):
        try:
            while True:
                line = await reader.readuntil(b"\r\n")
                if line == b"id\r\n":
                    writer.write(student_id.encode() + b"\r\n")
                elif line == b"name\r\n":
                    writer.write(name.encode() + b"\r\n")
                else:
                    writer.write(b"ERROR\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(handle, sock=listen_sock)
    async with server:
        await server.serve_forever()

def serve(listen_sock, student_id, name):
    asyncio.run(main(listen_sock, student_id, name))
