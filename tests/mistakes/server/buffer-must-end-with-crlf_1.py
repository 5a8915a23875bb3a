import socket

def serve(listen_sock, student_id, name):
    while True:
        conn, addr = listen_sock.accept()
        print('Verbunden mit', addr)
        try:
            while True:
                data = b''
                while not data.endswith(b'\r\n'):
                    teil = conn.recv(1024)
                    if not teil:
                        break
                    data += teil
                if not data.endswith(b'\r\n'):
                    break # Client hat aufgelegt
                befehl = data[:-2]
                if befehl == b'id':
                    conn.sendall(student_id.encode('utf-8') + b'\r\n')
                elif befehl == b'name':
                    conn.sendall(name.encode('utf-8') + b'\r\n')
                else:
                    conn.sendall(b'ERROR\r\n')
        except ConnectionError:
            print('Verbindung weg')
        conn.close()
