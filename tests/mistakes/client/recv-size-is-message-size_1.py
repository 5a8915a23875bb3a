import socket;

def ask(host, port, command):
    clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    clientSocket.connect((host, port));
    outToServer = (command + '\r\n').encode('utf-8');
    clientSocket.sendall(outToServer);
    expected = 9;   # 7 + CR LF

    if (command == 'name'):
        expected = 64;
    inFromServer = clientSocket.recv(expected);
    clientSocket.close();
    result = inFromServer.split(b'\r\n')[0].decode('utf-8');
    return result;
