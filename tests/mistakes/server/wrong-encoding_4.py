import socket

def serve(listen_sock, student_id, name):
    running = True
    while running:
        connection, address = listen_sock.accept()
        stuff = b''
        done = False
        while not done:
            try:
                part = connection.recv(1024)
                if not part:
                    done = True
                else:
                    stuff = stuff + part
                    i = stuff.find(b'\r\n')
                    while i >= 0:
                        command = stuff[0:i]
                        stuff = stuff[i+2:]
                        if command == b'id':
                            response = bytes(student_id, 'cp1252', 'ignore')
                        elif command == b'name':
                            response = bytes(name, 'cp1252', 'ignore')
                        else:
                            response = b'ERROR'
                        connection.sendall(response + b'\r\n')
                        i = stuff.find(b'\r\n')
            except OSError as e:
                print('error with client', e)
                done = True
        connection.close()
