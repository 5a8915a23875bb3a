import asyncio

writers = {}


def serve(listen_sock, student_id, name):

    async def on_client(reader, writer):
        ip = writer.get_extra_info("peername")[0]
        writers[ip] = writer
        try:
            while True:
                line = await reader.readuntil(b"\r\n")
                if line == b"id\r\n":
                    out = student_id
                elif line == b"name\r\n":
                    out = name
                else:
                    out = "ERROR"
                # send it to the client with this address
                writers[ip].write((out + "\r\n").encode())
                await writers[ip].drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass
        writer.close()

    async def main():
        server = await asyncio.start_server(on_client, sock=listen_sock)
        while listen_sock.fileno() >= 0:
            await asyncio.sleep(0.3)
        return server

    asyncio.run(main())
