"""asyncio: a coroutine for each client, on streams."""

import asyncio

LONGEST_LINE = 8192  # bytes


def serve(listen_sock, student_id, name):
    asyncio.run(accept_clients(listen_sock, {b"id": student_id, b"name": name}))


async def accept_clients(listen_sock, answers):
    loop = asyncio.get_running_loop()
    listen_sock.setblocking(False)
    talks = set()
    while listen_sock.fileno() != -1:
        try:
            connection, _ = await asyncio.wait_for(loop.sock_accept(listen_sock), timeout=0.25)
        except TimeoutError:
            continue  # look whether the listening socket is still open
        task = asyncio.create_task(talk(connection, answers))
        talks.add(task)
        task.add_done_callback(talks.discard)


async def talk(connection, answers):
    reader, writer = await asyncio.open_connection(sock=connection, limit=LONGEST_LINE)
    try:
        while True:
            line = await reader.readuntil(b"\r\n")
            answer = answers.get(line[:-2], "ERROR")
            writer.write(answer.encode() + b"\r\n")
            await writer.drain()
    except asyncio.LimitOverrunError:
        writer.write(b"ERROR\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        pass  # the client has finished, or has gone
    finally:
        writer.close()
