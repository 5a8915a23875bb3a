import asyncio


async def gespraech(schloss, sock, student_id, name):
    leser, schreiber = await asyncio.open_connection(sock=sock)
    await schloss.acquire()           # damit sich niemand in die Quere kommt
    try:
        while True:
            zeile = await leser.readuntil(b"\r\n")
            if zeile == b"id\r\n":
                antwort = student_id
            elif zeile == b"name\r\n":
                antwort = name
            else:
                antwort = "ERROR"
            schreiber.write((antwort + "\r\n").encode("utf-8"))
            await schreiber.drain()
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        print("Gespraech beendet")
    finally:
        schloss.release()
        schreiber.close()


async def haupt(listen_sock, student_id, name):
    schloss = asyncio.Lock()
    schleife = asyncio.get_running_loop()
    listen_sock.setblocking(False)
    alle = []
    while listen_sock.fileno() != -1:
        try:
            sock, adresse = await asyncio.wait_for(schleife.sock_accept(listen_sock), 0.5)
        except asyncio.TimeoutError:
            continue
        alle.append(asyncio.create_task(gespraech(schloss, sock, student_id, name)))


def serve(listen_sock, student_id, name):
    asyncio.run(haupt(listen_sock, student_id, name))
