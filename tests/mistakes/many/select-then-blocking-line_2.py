import selectors
import socket

sel = selectors.DefaultSelector()
files = {}


def accept(sock, mask):
    conn, addr = sock.accept()
    print('accepted', conn, 'from', addr)
    # buffering=0 because of select
    files[conn] = conn.makefile('rb', buffering=0)
    sel.register(conn, selectors.EVENT_READ, read)


def read(conn, mask):
    try:
        line = files[conn].readline()     # ready, so this does not block
        while line and not line.endswith(b'\r\n'):
            more = files[conn].readline()
            if not more:
                line = b''
            else:
                line = line + more
        if line == b'id\r\n':
            conn.sendall(ich[0].encode() + b'\r\n')
        elif line == b'name\r\n':
            conn.sendall(ich[1].encode() + b'\r\n')
        elif line:
            conn.sendall(b'ERROR\r\n')
    except OSError:
        line = b''
    if not line:
        print('closing', conn)
        sel.unregister(conn)
        files.pop(conn).close()
        conn.close()


ich = ['', '']

def serve(listen_sock, student_id, name):
    ich[0] = student_id
    ich[1] = name
    sel.register(listen_sock, selectors.EVENT_READ, accept)
    while listen_sock.fileno() != -1:
        events = sel.select(1)
        for key, mask in events:
            callback = key.data
            callback(key.fileobj, mask)
