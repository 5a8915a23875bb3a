import asyncio


async def handle(reader, writer, student_id, name):
    try:
        while True:
            # wait at most half a second for a command
            line = await asyncio.wait_for(reader.readuntil(b"\r\n"), timeout=0.5)
            if line == b"id\r\n":
                reply = student_id
            elif line == b"name\r\n":
                reply = name
            else:
                reply = "ERROR"
            writer.write(f"{reply}\r\n".encode())
            await writer.drain()
    except asyncio.TimeoutError:
        print("timeout!")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        pass
    writer.close()


async def run(listen_sock, student_id, name):
    async def cb(r, w):
        await handle(r, w, student_id, name)
    server = await asyncio.start_server(cb, sock=listen_sock)
    while True:
        await asyncio.sleep(0.1)
        if listen_sock.fileno() < 0:
            return server


def serve(listen_sock, student_id, name):
    asyncio.run(run(listen_sock, student_id, name))
