import asyncio

def serve(listen_sock, student_id, name):
    async def handle(reader, writer):
        try:
            while True:
                line = await reader.readuntil(b"\r\n")
                if line == b"id\r\n":
                    answer = student_id
                elif line == b"name\r\n":
                    answer = name
                else:
                    answer = "ERROR"
                writer.write(answer.encode() + b"\r\n")
                await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass
        writer.close()

    async def main():
        server = await asyncio.start_server(handle, sock=listen_sock)
        async with server:
            await server.serve_forever()

    asyncio.run(main())
