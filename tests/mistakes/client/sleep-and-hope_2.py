import socket;
import time;

def ask(host, port, command):
    clientSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM);
    clientSocket.connect((host, port));
    outToServer = (command + '\r\n').encode('utf-8');
    clientSocket.sendall(outToServer);
    time.sleep(.3);
    inFromServer = clientSocket.recv(65536);
    clientSocket.close();
    result = inFromServer.split(b'\r\n')[0].decode('utf-8');
    return result;
