import asyncio
import threading


async def talk(host, port, command):
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(command.encode() + b"\r\n")
        await writer.drain()
        line = await asyncio.wait_for(reader.readuntil(b"\r\n"), timeout=5)
    finally:
        writer.close()
    return line[:-2].decode()


def ask(host, port, command):
    result = []

    def run():
        try:
            result.append(asyncio.run(talk(host, port, command)))
        except (OSError, EOFError) as error:
            result.append(error)

    # A notebook runs an event loop already in its own thread.
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if isinstance(result[0], Exception):
        raise result[0]
    return result[0]
