-- No query looks for keys by their system: the gateway has them in memory, and asks the orders on the system of the key that calls.
drop index model_key_system;
